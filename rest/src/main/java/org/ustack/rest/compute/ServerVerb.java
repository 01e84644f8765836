package org.ustack.rest.compute;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The actions of {@code POST /servers/{id}/action}, by the key of the body, with the rule that guards each. */
enum ServerVerb {
    START("os-start", "os_compute_api:servers:start"),
    STOP("os-stop", "os_compute_api:servers:stop"),
    REBOOT("reboot", "os_compute_api:servers:reboot"),
    PAUSE("pause", "os_compute_api:os-pause-server:pause"),
    UNPAUSE("unpause", "os_compute_api:os-pause-server:unpause"),
    SUSPEND("suspend", "os_compute_api:os-suspend-server:suspend"),
    RESUME("resume", "os_compute_api:os-suspend-server:resume"),
    LOCK("lock", "os_compute_api:os-lock-server:lock"),
    UNLOCK("unlock", "os_compute_api:os-lock-server:unlock"),
    FORCE_DELETE("forceDelete", "os_compute_api:os-deferred-delete:force"),
    RESET_STATE("os-resetState", "os_compute_api:os-admin-actions:reset_state"),
    CONSOLE_OUTPUT("os-getConsoleOutput", "os_compute_api:os-console-output"),
    VNC_CONSOLE("os-getVNCConsole", "os_compute_api:os-remote-consoles", 5),
    SERIAL_CONSOLE("os-getSerialConsole", "os_compute_api:os-remote-consoles", 5),
    SPICE_CONSOLE("os-getSPICEConsole", "os_compute_api:os-remote-consoles", 5),
    RDP_CONSOLE("os-getRDPConsole", "os_compute_api:os-remote-consoles", 5),
    ADD_SECURITY_GROUP("addSecurityGroup", "os_compute_api:os-security-groups:add"),
    REMOVE_SECURITY_GROUP("removeSecurityGroup", "os_compute_api:os-security-groups:remove"),
    REBUILD("rebuild", "os_compute_api:servers:rebuild"),
    RESIZE("resize", "os_compute_api:servers:resize"),
    CONFIRM_RESIZE("confirmResize", "os_compute_api:servers:confirm_resize"),
    REVERT_RESIZE("revertResize", "os_compute_api:servers:revert_resize"),
    MIGRATE("migrate", "os_compute_api:os-migrate-server:migrate"),
    EVACUATE("evacuate", "os_compute_api:os-evacuate"),

    /** Verbs out of states that no server of this cloud is ever in. */
    RESTORE("restore", "os_compute_api:os-deferred-delete:restore"),
    UNSHELVE("unshelve", "os_compute_api:os-shelve:unshelve"),
    SHELVE_OFFLOAD("shelveOffload", "os_compute_api:os-shelve:shelve_offload"),
    UNRESCUE("unrescue", "os_compute_api:os-unrescue"),

    /** Verbs that the API has and this cloud does not offer. */
    SHELVE("shelve", "os_compute_api:os-shelve:shelve"),
    RESCUE("rescue", "os_compute_api:os-rescue"),
    CREATE_IMAGE("createImage", "os_compute_api:servers:create_image"),
    CREATE_BACKUP("createBackup", "os_compute_api:os-create-backup"),
    CHANGE_PASSWORD("changePassword", "os_compute_api:os-admin-password"),
    LIVE_MIGRATE("os-migrateLive", "os_compute_api:os-migrate-server:migrate_live"),
    CRASH_DUMP("trigger_crash_dump", "os_compute_api:servers:trigger_crash_dump"),
    ADD_FIXED_IP("addFixedIp", "os_compute_api:os-multinic:add", 43),
    REMOVE_FIXED_IP("removeFixedIp", "os_compute_api:os-multinic:remove", 43),
    ADD_FLOATING_IP("addFloatingIp", "os_compute_api:os-floating-ips:add", 43),
    REMOVE_FLOATING_IP("removeFloatingIp", "os_compute_api:os-floating-ips:remove", 43);

    private static final Map<String, ServerVerb> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ServerVerb::key, Function.identity()));

    private final String key;
    private final String rule;
    private final int until;

    ServerVerb(String key, String rule) {
        this(key, rule, Integer.MAX_VALUE);
    }

    ServerVerb(String key, String rule, int until) {
        this.key = key;
        this.rule = rule;
        this.until = until;
    }

    static Optional<ServerVerb> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    String key() {
        return key;
    }

    String rule() {
        return rule;
    }

    boolean existsAt(Microversion version) {
        return version.minor() <= until;
    }
}
