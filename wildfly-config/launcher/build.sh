# shellcheck shell=bash
# From sources to archives, and WildFly itself. Both only when something changed.

WILDFLY_VERSION=39.0.1.Final

sources_hash() {
    (cd "$USTACK_ROOT" && find . \( -name target -o -name node_modules -o -path ./var -o -path ./.git \) -prune -o -type f \
        \( -name pom.xml -o -path '*/src/main/*' \) -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
}

maven() {
    local offline=()
    [ "${OFFLINE:-no}" = no ] || offline=(-o)
    (cd "$USTACK_ROOT" && mvn -B -ntp "${offline[@]}" "$@")
}

# The archives that a server gets, by profile.
archives() {
    case $PROFILE in all-in-one | controller) printf '%s\n' ear/controller/target/ustack-controller.ear ;; esac
    case $PROFILE in all-in-one | agent) printf '%s\n' "jca-connectors/$HYPERVISOR-ra/target/$HYPERVISOR-ra.rar" ear/agent/target/ustack-agent.ear ;; esac
}

archives_exist() {
    local archive
    while read -r archive; do
        [ -f "$USTACK_ROOT/$archive" ] || return 1
    done < <(archives)
}

# Which sources the archives are made of stands beside them, not in var/: a second server of this tree builds nothing.
BUILT=$USTACK_ROOT/target/built

build_is_current() { [ -f "$BUILT" ] && [ "$(cat "$BUILT")" = "$1" ] && archives_exist; }

# build HASH
build() {
    if build_is_current "$1"; then return; fi
    step "building UStack"
    rm -f "$BUILT"
    # From nothing: a class that is gone from the sources would otherwise stay in the archives, and the container would find it.
    if maven clean package -DskipTests -pl ear/controller,ear/agent,jca-connectors/libvirt-ra,jca-connectors/simulator-ra,qa/bench -am \
        > "$USTACK_HOME/log/build.log" 2>&1; then
        mkdir -p "${BUILT%/*}"
        printf '%s\n' "$1" > "$BUILT"
        done_step
    else
        failed_step
        grep -m 8 '\[ERROR\]' "$USTACK_HOME/log/build.log" >&2 || tail -n 8 "$USTACK_HOME/log/build.log" >&2
        fail "the build failed" "see $USTACK_HOME/log/build.log"
    fi
}

unpack_wildfly() {
    WILDFLY_HOME=$USTACK_HOME/wildfly-$WILDFLY_VERSION
    if [ -f "$WILDFLY_HOME/jboss-modules.jar" ] && [ -f "$WILDFLY_HOME/.complete" ]; then return; fi
    step "fetching and unpacking WildFly $WILDFLY_VERSION"
    local download=$USTACK_HOME/download
    mkdir -p "$download"
    if ! maven -N dependency:copy -Dartifact="org.wildfly:wildfly-dist:$WILDFLY_VERSION:zip" -DoutputDirectory="$download" \
        > "$USTACK_HOME/log/wildfly.log" 2>&1; then
        failed_step
        fail "Maven could not fetch org.wildfly:wildfly-dist:$WILDFLY_VERSION:zip" "see $USTACK_HOME/log/wildfly.log"
    fi
    rm -rf "$WILDFLY_HOME"
    unzip -q "$download/wildfly-dist-$WILDFLY_VERSION.zip" -d "$USTACK_HOME"
    rm -rf "$download"
    touch "$WILDFLY_HOME/.complete"
    done_step
}
