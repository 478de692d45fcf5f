#!/usr/bin/env bash
# Rewrites the approved and generated files from the code as it is; read the diff before you commit it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

OPTIFIRE_APPROVE=1 dotnet test --project tests/OptiFire.Architecture.Tests --filter-trait Category=Approved

git status --short
