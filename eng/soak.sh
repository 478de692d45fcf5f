#!/usr/bin/env bash
# Kills an engine at many points and checks what it comes to: eng/soak.sh [points], 200 by default.
# Progress is kept in artifacts/soak: a stopped soak goes on where it was. Remove the folder to begin anew.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
points=${1:-200}
folder="$PWD/artifacts/soak"
failed=0

dotnet build tests/OptiFire.Soak --configuration Release --verbosity quiet

for broker in durable simulated; do
  echo "== broker: $broker"
  dotnet artifacts/bin/OptiFire.Soak/release/OptiFire.Soak.dll drive "$folder/$broker" "$broker" "$points" || failed=1
done

exit "$failed"
