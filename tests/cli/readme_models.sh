#!/usr/bin/env bash
# readme_models.sh HOLDTIME [--update]: the block of README.md between the marks must be what `holdtime list` prints;
# with --update, it is made so.
set -euo pipefail
readme=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/README.md
listed=$(COLUMNS=80 "$1" list)
if [[ ${2:-} == --update ]]; then
    block=$listed awk '/^<!-- end -->$/ {skip = 0}
        !skip {print}
        /^<!-- holdtime list -->$/ {skip = 1; printf "```\n%s\n```\n", ENVIRON["block"]}' "$readme" >"$readme.new"
    mv "$readme.new" "$readme"
    exit
fi
in_readme=$(sed -n '/^<!-- holdtime list -->$/,/^<!-- end -->$/p' "$readme" | sed '/^<!--/d; /^```/d')
if [[ -z $in_readme ]]; then
    echo "README.md has no block between <!-- holdtime list --> and <!-- end -->"
    exit 1
fi
diff <(echo "$in_readme") <(echo "$listed") || {
    echo "README.md does not say what 'holdtime list' says; to make it so: tests/cli/readme_models.sh $1 --update"
    exit 1
}
