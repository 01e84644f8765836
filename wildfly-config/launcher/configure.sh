# shellcheck shell=bash
# The server's folder: configuration from the scripts of the profile, modules, properties, archives.

configuration_inputs() {
    printf '%s %s %s %s %s %s\n' "$WILDFLY_VERSION" "$PROFILE" "$DATABASE" "$HYPERVISOR" "$AGENT_NAME" "${USTACK_LOG_FORMAT:-PATTERN}"
    (cd "$USTACK_ROOT/wildfly-config" && sha256sum profiles/* cli/*)
}

profile_scripts() {
    sed -e '/^#/d' -e '/^ *$/d' -e "s/@database@/$DATABASE/" -e "s/@hypervisor@/$HYPERVISOR/" \
        "$USTACK_ROOT/wildfly-config/profiles/$PROFILE"
}

# One script out of those of the profile. Variables stand for what cannot be an expression in the configuration.
whole_script() {
    printf 'embed-server --server-config=ustack.xml --std-out=discard\n'
    printf 'set agentName=%s\nset logFormat=%s\n' "$AGENT_NAME" "${USTACK_LOG_FORMAT:-PATTERN}"
    local name
    while read -r name; do
        cat "$USTACK_ROOT/wildfly-config/cli/$name.cli"
        printf '\n'
    done < <(profile_scripts)
    printf 'stop-embedded-server\n'
}

# A script that fails in its middle leaves half a configuration: it works in a folder of its own, moved in place at the end.
configure_server() {
    local hash work=$USTACK_HOME/run/configure
    hash=$(configuration_inputs | sha256sum | cut -d' ' -f1)
    if [ -f "$SERVER_DIR/configuration/.inputs" ] && [ "$(cat "$SERVER_DIR/configuration/.inputs")" = "$hash" ]; then return; fi
    step "configuring WildFly"
    rm -rf "$work"
    mkdir -p "$work/configuration"
    cp "$WILDFLY_HOME"/standalone/configuration/*.properties "$work/configuration/"
    cp "$WILDFLY_HOME/standalone/configuration/standalone-full.xml" "$work/configuration/ustack.xml"
    whole_script > "$work/script.cli"
    if ! JAVA_OPTS="-Djboss.server.base.dir=$work -Xmx256m" JBOSS_MODULEPATH=$(module_path) \
        "$WILDFLY_HOME/bin/jboss-cli.sh" --file="$work/script.cli" > "$USTACK_HOME/log/configure.log" 2>&1; then
        failed_step
        grep -v '"outcome" => "success"' "$USTACK_HOME/log/configure.log" | tail -n 8 >&2
        fail "a script of profile '$PROFILE' failed" "see $USTACK_HOME/log/configure.log; the scripts are in wildfly-config/cli"
    fi
    mkdir -p "$SERVER_DIR/configuration"
    cp "$work"/configuration/*.properties "$work/configuration/ustack.xml" "$SERVER_DIR/configuration/"
    printf '%s\n' "$hash" > "$SERVER_DIR/configuration/.inputs"
    rm -rf "$work"
    done_step
}

module_path() { printf '%s:%s' "$WILDFLY_HOME/modules" "$USTACK_HOME/modules"; }

# copy_changed FROM TO: only if the content differs, so that an `up` of the same build touches nothing.
copy_changed() {
    cmp -s "$1" "$2" 2> /dev/null && return
    cp "$1" "$2.new"
    mv "$2.new" "$2"
}

# Server modules beside WildFly's own, which stays as it was unpacked.
install_modules() {
    local dir jar from
    local -A jars=(
        [org/mariadb/jdbc]="mariadb-java-client"
        [org/ustack/hypervisor]="ustack-hypervisor-api libvirt jna"
    )
    for dir in "${!jars[@]}"; do
        [ -f "$USTACK_ROOT/wildfly-config/modules/$dir/main/module.xml" ] || continue
        mkdir -p "$USTACK_HOME/modules/$dir/main"
        copy_changed "$USTACK_ROOT/wildfly-config/modules/$dir/main/module.xml" "$USTACK_HOME/modules/$dir/main/module.xml"
        for jar in ${jars[$dir]}; do
            from=$USTACK_ROOT/ear/controller/target/modules/$jar.jar
            [ -f "$from" ] || fail "the build made no $from" "remove $BUILT, then ./ustack up"
            copy_changed "$from" "$USTACK_HOME/modules/$dir/main/$jar.jar"
        done
    done
}

# Every setting that the launcher knows. The operator's own file comes last and wins.
write_properties() {
    {
        printf '# Written by ./ustack up. Own settings belong in %s/ustack.local.properties.\n' "$USTACK_HOME"
        printf 'ustack.home=%s\n' "$USTACK_HOME"
        printf 'ustack.public-url=%s\n' "$PUBLIC_URL"
        printf 'ustack.keys-dir=%s/keys\n' "$USTACK_HOME"
        printf 'ustack.identity.admin-password-file=%s/admin-password\n' "$USTACK_HOME"
        printf 'ustack.image.store-dir=%s/images\n' "$USTACK_HOME"
        printf 'ustack.node-identifier=%.23s\n' "$AGENT_NAME"
        printf 'ustack.agent.name=%s\n' "$AGENT_NAME"
        printf 'ustack.agent.state-dir=%s/agent\n' "$USTACK_HOME"
        printf 'ustack.agent.bridge-mappings=host:ub-host,public:ub-public\n'
        printf 'ustack.hypervisor.kind=%s\n' "$HYPERVISOR"
        # What the agent's event bean calls its adapter: WildFly names it after the subsystem's entry, not after the archive.
        printf 'ustack.hypervisor.archive=hypervisor\n'
        printf 'ustack.hypervisor.uri=%s\n' "${USTACK_HYPERVISOR_URI:-qemu:///system}"
        printf 'ustack.hypervisor.node=%s\n' "$AGENT_NAME"
        printf 'ustack.hypervisor.directory=%s/agent/hypervisor\n' "$USTACK_HOME"
        # Simulated nodes of several agents are of one cloud, where names differ.
        if [ "$PROFILE" = agent ]; then printf 'ustack.simulator.name-prefix=%s-\n' "$AGENT_NAME"; fi
        database_properties
        broker_properties
        if [ -f "$USTACK_HOME/ustack.local.properties" ]; then cat "$USTACK_HOME/ustack.local.properties"; fi
    } | write_private "$USTACK_HOME/ustack.properties"
}

# The controller's broker, for an agent: of the environment, else as at the `up` before, since only the first one names it.
remember_broker() {
    [ "$PROFILE" = agent ] || return 0
    local file=$USTACK_HOME/keys/controller-broker line host=127.0.0.1 port=8080 user=agent password=''
    if [ -f "$file" ]; then
        while IFS= read -r line; do
            case $line in
                ustack.broker.host=*) host=${line#*=} ;;
                ustack.broker.port=*) port=${line#*=} ;;
                ustack.broker.user=*) user=${line#*=} ;;
                ustack.broker.password=*) password=${line#*=} ;;
            esac
        done < "$file"
    fi
    password=${USTACK_BROKER_PASSWORD:-$password}
    [ -n "$password" ] || fail "--profile agent needs USTACK_BROKER_PASSWORD" "take it from the controller's var/keys/broker-password"
    printf 'ustack.broker.host=%s\nustack.broker.port=%s\nustack.broker.user=%s\nustack.broker.password=%s\n' \
        "${USTACK_BROKER_HOST:-$host}" "${USTACK_BROKER_PORT:-$port}" "${USTACK_BROKER_USER:-$user}" "$password" | write_private "$file"
}

broker_properties() { [ "$PROFILE" != agent ] || cat "$USTACK_HOME/keys/controller-broker"; }

random_secret() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }

# A controller that agents log in to: their user in the application realm, with a password made here.
write_broker_user() {
    [ "$PROFILE" = controller ] || return 0
    local file=$USTACK_HOME/keys/broker-password password digest
    [ -f "$file" ] || random_secret | write_private "$file"
    password=$(cat "$file")
    digest=$(printf 'agent:ApplicationRealm:%s' "$password" | md5sum | cut -d' ' -f1)
    # shellcheck disable=SC2016  # the realm file wants these dollar signs
    printf '#$REALM_NAME=ApplicationRealm$\nagent=%s\n' "$digest" | write_private "$SERVER_DIR/configuration/application-users.properties"
    printf 'agent=agent\n' | write_private "$SERVER_DIR/configuration/application-roles.properties"
}

# The scanner's marker files of an earlier run say nothing about this one; archives of another profile go.
deploy_archives() {
    local archive name wanted=()
    mkdir -p "$SERVER_DIR/deployments"
    while read -r archive; do
        name=$(basename "$archive")
        wanted+=("$name")
        copy_changed "$USTACK_ROOT/$archive" "$SERVER_DIR/deployments/$name"
    done < <(archives)
    for archive in "$SERVER_DIR"/deployments/*; do
        [ -e "$archive" ] || continue
        name=$(basename "$archive")
        case " ${wanted[*]} " in *" $name "*) ;; *) rm -rf "$archive" ;; esac
    done
}
