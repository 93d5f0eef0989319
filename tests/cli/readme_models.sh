#!/usr/bin/env bash
# readme_models.sh HOLDTIME [--update]: each block of README.md between <!-- holdtime COMMAND --> and <!-- end --> must be
# what the command prints on 80 columns; with --update, it is made so.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
readme=README.md
mapfile -t commands < <(sed -n 's/^<!-- holdtime \(.*\) -->$/\1/p' "$readme")
if [[ ${#commands[@]} -eq 0 ]]; then
    echo "README.md has no block between <!-- holdtime COMMAND --> and <!-- end -->"
    exit 1
fi
status=0
for command in "${commands[@]}"; do
    # shellcheck disable=SC2086 # the command's words
    printed=$(COLUMNS=80 LC_ALL=C.UTF-8 "$program" $command)
    if [[ ${2:-} == --update ]]; then
        mark="<!-- holdtime $command -->" block=$printed awk '/^<!-- end -->$/ {skip = 0}
            !skip {print}
            $0 == ENVIRON["mark"] {skip = 1; printf "```\n%s\n```\n", ENVIRON["block"]}' "$readme" >"$readme.new"
        mv "$readme.new" "$readme"
        continue
    fi
    in_readme=$(awk -v mark="<!-- holdtime $command -->" '/^<!-- end -->$/ {inside = 0} inside && !/^```/ {print}
        $0 == mark {inside = 1}' "$readme")
    diff <(echo "$in_readme") <(echo "$printed") || {
        echo "README.md does not say what 'holdtime $command' says; to make it so: tests/cli/readme_models.sh $1 --update"
        status=1
    }
done
exit $status
