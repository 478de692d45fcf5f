#!/usr/bin/env bash
# Kills an engine at many points and checks what it comes to: eng/soak.sh [points], 200 in all by default; half of them
# while settings and flags are changed. eng/soak.sh load [minutes] [data a second] runs every plugin on real time and
# judges whether memory grows: 30 minutes at 1000 by default.
# Progress is kept in artifacts/soak: a stopped soak goes on where it was. Remove the folder to begin anew.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
folder="$PWD/artifacts/soak"
soak() { dotnet artifacts/bin/OptiFire.Soak/release/OptiFire.Soak.dll "$@"; }

dotnet build tests/OptiFire.Soak --configuration Release --verbosity quiet

if [[ ${1:-} == load ]]; then
  soak load "$folder/load" "${2:-30}" "${3:-1000}"
  exit
fi

points=${1:-200}
failed=0
quarter=$((points / 4))

echo '== settings and flags are changed'
soak drive "$folder/changing" changing "$((points - 2 * quarter))" || failed=1
for broker in durable simulated; do
  echo "== broker: $broker"
  soak drive "$folder/$broker" "$broker" "$quarter" || failed=1
done

exit "$failed"
