# shellcheck shell=bash
# The database: H2 inside the server, a MariaDB that somebody else runs, or a private one in var/mariadb.

mariadb_is_external() { [ -n "${USTACK_DATABASE_URL:-}" ]; }

mariadb_port() { printf '%s' $((13306 + PORT_OFFSET)); }

database_properties() {
    [ "$PROFILE" != agent ] && [ "$DATABASE" = mariadb ] || return 0
    if mariadb_is_external; then
        printf 'ustack.database.url=%s\nustack.database.user=%s\nustack.database.password=%s\n' \
            "$USTACK_DATABASE_URL" "${USTACK_DATABASE_USER:-ustack}" "${USTACK_DATABASE_PASSWORD:-}"
    else
        printf 'ustack.database.url=jdbc:mariadb://127.0.0.1:%s/ustack?timezone=UTC\nustack.database.user=ustack\nustack.database.password=%s\n' \
            "$(mariadb_port)" "$(cat "$USTACK_HOME/keys/database-password")"
    fi
}

start_database() {
    [ "$PROFILE" != agent ] || return 0
    case $DATABASE in
        h2) compact_h2 ;;
        mariadb) mariadb_is_external || start_mariadb ;;
    esac
}

# The file never shrinks while the server uses it. One that has grown beyond 256 MiB is compacted here, before the server opens it.
compact_h2() {
    local file=$SERVER_DIR/data/ustack.mv.db size jar
    [ -f "$file" ] || return 0
    server_runs && return
    size=$(stat -c %s "$file")
    [ "$size" -gt $((256 * 1024 * 1024)) ] || return 0
    jar=$(find "$WILDFLY_HOME/modules/system/layers/base/com/h2database" -name 'h2-*.jar' | head -n 1)
    step "compacting the database ($((size / 1048576)) MiB)"
    # The options that tell how names are written must be the server's.
    if ! java -cp "$jar" org.h2.tools.Shell -user sa -sql 'SHUTDOWN COMPACT' \
        -url "jdbc:h2:file:${file%.mv.db};IFEXISTS=TRUE;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE" \
        > "$USTACK_HOME/log/h2.log" 2>&1; then
        failed_step
        warn "the database could not be compacted; it works all the same (see $USTACK_HOME/log/h2.log)"
        return
    fi
    done_step "now $(($(stat -c %s "$file") / 1048576)) MiB"
}

mariadb_socket() { printf '%s/run/mariadb.sock' "$USTACK_HOME"; }

mariadb_runs() { process_is "$USTACK_HOME/run/mariadb.pid" "$USTACK_HOME/mariadb"; }

start_mariadb() {
    if mariadb_runs; then return; fi
    local data=$USTACK_HOME/mariadb user
    user=$(id -un)
    step "starting MariaDB on port $(mariadb_port)"
    [ -f "$USTACK_HOME/keys/database-password" ] || random_secret | write_private "$USTACK_HOME/keys/database-password"
    if [ ! -d "$data/mysql" ]; then
        rm -rf "$data"
        (umask 077 && mkdir -p "$data")
        if ! mariadb-install-db --no-defaults --datadir="$data" --user="$user" --skip-test-db \
            --auth-root-authentication-method=socket --auth-root-socket-user="$user" > "$USTACK_HOME/log/mariadb-install.log" 2>&1; then
            failed_step
            fail "mariadb-install-db failed" "see $USTACK_HOME/log/mariadb-install.log"
        fi
    fi
    mariadb_first_statements | write_private "$data/ustack-init.sql"
    # Its own settings only: no file in /etc/mysql. Every commit is synced, which H2 cannot offer.
    setsid nohup mariadbd --no-defaults --datadir="$data" --user="$user" --socket="$(mariadb_socket)" \
        --port="$(mariadb_port)" --bind-address=127.0.0.1 --pid-file="$USTACK_HOME/run/mariadb.pid" \
        --log-error="$USTACK_HOME/log/mariadb.log" --init-file="$data/ustack-init.sql" \
        --character-set-server=utf8mb4 --collation-server=utf8mb4_bin --default-time-zone=+00:00 \
        --transaction-isolation=READ-COMMITTED --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=1 \
        --max-connections=200 --skip-log-bin --performance-schema=OFF > /dev/null 2>&1 < /dev/null 9>&- &
    local tries=0
    until mariadb_runs && ! port_is_free "$(mariadb_port)"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 150 ]; then
            failed_step
            tail -n 5 "$USTACK_HOME/log/mariadb.log" >&2
            fail "MariaDB does not answer on port $(mariadb_port)" "see $USTACK_HOME/log/mariadb.log"
        fi
        sleep 0.2
    done
    done_step
}

mariadb_first_statements() {
    local host password
    password=$(cat "$USTACK_HOME/keys/database-password")
    printf 'CREATE DATABASE IF NOT EXISTS ustack CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;\n'
    for host in localhost 127.0.0.1; do
        printf "CREATE USER IF NOT EXISTS 'ustack'@'%s' IDENTIFIED BY '%s';\n" "$host" "$password"
        printf "GRANT ALL ON ustack.* TO 'ustack'@'%s';\n" "$host"
    done
}

stop_database() {
    mariadb_runs || return 0
    step "stopping MariaDB"
    stop_process "$USTACK_HOME/run/mariadb.pid" "$USTACK_HOME/mariadb" 60
    done_step
}
