#!/usr/bin/env bash
# The whole CI. Anyone can run it: from a clean clone, with the .NET SDK that global.json names.
# Its last line is `N passed, N failed`; the exit code is 0 only when every step went well.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
export MSBUILDDISABLENODEREUSE=1 # no build process outlives the run
unset OPTIFIRE_APPROVE           # here approved files are checked, never rewritten

# What builds or tests need beyond the SDK, as Debian package names, e.g. chromium, redis-server.
debian_packages=()

results="$PWD/artifacts/test-results"

step() { printf '\n== %s\n' "$*"; }

install_packages() {
  local package missing=()
  for package in "${debian_packages[@]}"; do
    dpkg --status "$package" > /dev/null 2>&1 || missing+=("$package")
  done
  if ((${#missing[@]} > 0)); then
    apt-get update --quiet
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "${missing[@]}"
  fi
}

# run_tests <name> [options]: all test projects one after the other, as some of them measure time; one TRX file each in
# $results/<name>.
# Exit code 8 is a project none of whose tests were chosen; that some test ran is checked on the sums.
run_tests() {
  local name=$1
  shift
  dotnet test --solution OptiFire.sln --configuration Release --no-build --max-parallel-test-modules 1 \
    --report-trx --results-directory "$results/$name" --ignore-exit-code 8 "$@"
}

# sum <name>: passed, failed and skipped tests of a run. Whatever neither passed nor was skipped has failed.
sum() {
  find "$results/$1" -name '*.trx' -exec cat {} + | awk -v RS='<' '
    function count(name) {
      return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0
    }
    /^Counters / {
      passed += count("passed")
      skipped += count("notExecuted")
      failed += count("total") - count("passed") - count("notExecuted")
    }
    END { print passed + 0, failed + 0, skipped + 0 }'
}

# skip_reasons <name>: one line for each skipped test of a run.
skip_reasons() {
  find "$results/$1" -name '*.trx' -exec cat {} + | awk -v RS='<' '
    function close_test() {
      if (skipped) print "skipped " test ": " (reason == "" ? "no reason given" : reason)
      skipped = 0
    }
    /^UnitTestResult / {
      close_test()
      skipped = /outcome="NotExecuted"/
      reason = ""
      match($0, / testName="[^"]*"/)
      test = substr($0, RSTART + 11, RLENGTH - 12)
    }
    /^(StdOut|Message)>/ && skipped {
      sub(/^[^>]*>/, "")
      gsub(/[ \t\r\n]+/, " ")
      reason = reason $0
    }
    /^\/Results>/ { close_test() }' \
    | sed -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&quot;/"/g' -e "s/&apos;/'/g" -e 's/&#x[AD];/ /g' -e 's/&amp;/\&/g'
}

step 'Packages of the machine'
install_packages

step 'Tools and packages'
dotnet tool restore
dotnet restore OptiFire.sln

step 'Format'
dotnet csharpier check .

step 'Build'
dotnet build OptiFire.sln --configuration Release --no-restore -warnaserror

rm -rf "$results"
mkdir -p "$results/all" "$results/golden"
broken=()

step 'Tests'
run_tests all || broken+=("dotnet test exited with $?")

# Golden values hold whatever the vector width. The runtime reads the knob as EnableAVX512 from .NET 10 on
# and as EnableAVX512F before.
step 'Golden tests without AVX-512'
DOTNET_EnableAVX512F=0 DOTNET_EnableAVX512=0 run_tests golden --filter-trait Category=Golden \
  || broken+=("dotnet test without AVX-512 exited with $?")

step 'Result'
skip_reasons all
skip_reasons golden
read -r all_passed all_failed all_skipped < <(sum all)
read -r golden_passed golden_failed golden_skipped < <(sum golden)
echo "all: $all_passed passed, $all_failed failed, $all_skipped skipped"
echo "golden without AVX-512: $golden_passed passed, $golden_failed failed, $golden_skipped skipped"

passed=$((all_passed + golden_passed))
failed=$((all_failed + golden_failed))
((all_passed + all_failed > 0)) || broken+=('no test ran')
((golden_passed + golden_failed > 0)) || broken+=('no golden test ran')
((failed == 0)) || broken+=("$failed tests failed")
for reason in "${broken[@]}"; do
  echo "CI failed: $reason"
done

echo "$passed passed, $failed failed"
((${#broken[@]} == 0))
