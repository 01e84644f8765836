package org.ustack.compute.domain;

import static org.ustack.compute.ServerState.ACTIVE;
import static org.ustack.compute.ServerState.BUILDING;
import static org.ustack.compute.ServerState.DELETED;
import static org.ustack.compute.ServerState.ERROR;
import static org.ustack.compute.ServerState.PAUSED;
import static org.ustack.compute.ServerState.RESCUED;
import static org.ustack.compute.ServerState.RESIZED;
import static org.ustack.compute.ServerState.SHELVED;
import static org.ustack.compute.ServerState.SHELVED_OFFLOADED;
import static org.ustack.compute.ServerState.SOFT_DELETED;
import static org.ustack.compute.ServerState.STOPPED;
import static org.ustack.compute.ServerState.SUSPENDED;
import static org.ustack.compute.domain.ServerEffect.CLEAR_FAULT;
import static org.ustack.compute.domain.ServerEffect.DROP_SHELVED_IMAGE;
import static org.ustack.compute.domain.ServerEffect.LEAVE_NODE;
import static org.ustack.compute.domain.ServerEffect.PORTS_DOWN;
import static org.ustack.compute.domain.ServerEffect.PORTS_UP;
import static org.ustack.compute.domain.ServerEffect.RECORD_FAULT;
import static org.ustack.compute.domain.ServerEffect.RECORD_LAUNCH;
import static org.ustack.compute.domain.ServerEffect.RELEASE_ALL;
import static org.ustack.compute.domain.ServerEffect.RELEASE_NODE;
import static org.ustack.compute.domain.ServerEffect.RELEASE_QUOTA;
import static org.ustack.compute.domain.ServerEffect.TELL_NODE;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.contract.PowerState;
import org.ustack.kernel.StateMachine;

/**
 * All that can happen to a server, on one screen. Which states a verb needs is the compute API's rule (start only when
 * stopped, hard reboot nearly always, …). The state follows the domain: what the hypervisor says wins over what we believed.
 */
public final class ServerLifecycle {

    /** Has been made on a node. */
    private static final Set<ServerState> MADE = EnumSet.of(ACTIVE, STOPPED, PAUSED, SUSPENDED, RESIZED, ERROR);

    /** Has disk and memory as it left them. */
    private static final Set<ServerState> WHOLE = EnumSet.of(ACTIVE, STOPPED, PAUSED, SUSPENDED);

    private static final Set<ServerState> RESCUABLE = EnumSet.of(ACTIVE, STOPPED, ERROR);

    /** Has a disk that can be kept for a while. */
    private static final Set<ServerState> KEPT =
            EnumSet.of(ACTIVE, STOPPED, PAUSED, SUSPENDED, RESCUED, SHELVED, ERROR);

    private static final Set<ServerState> ALIVE = EnumSet.complementOf(EnumSet.of(DELETED));

    public static final StateMachine<ServerState, ServerEvent, ServerEffect> TABLE =
            StateMachine.<ServerState, ServerEvent, ServerEffect>named("server")
                    // Wishes: the state stays until the node has done it.
                    .on(STOPPED, ServerEvent.START_ASKED, STOPPED, TELL_NODE)
                    .on(ACTIVE, ServerEvent.STOP_ASKED, ACTIVE, TELL_NODE)
                    .on(ERROR, ServerEvent.STOP_ASKED, ERROR, TELL_NODE)
                    .on(ACTIVE, ServerEvent.SOFT_REBOOT_ASKED, ACTIVE, TELL_NODE)
                    .on(ACTIVE, ServerEvent.HARD_REBOOT_ASKED, ACTIVE, TELL_NODE)
                    .on(STOPPED, ServerEvent.HARD_REBOOT_ASKED, STOPPED, TELL_NODE)
                    .on(PAUSED, ServerEvent.HARD_REBOOT_ASKED, PAUSED, TELL_NODE)
                    .on(SUSPENDED, ServerEvent.HARD_REBOOT_ASKED, SUSPENDED, TELL_NODE)
                    .on(ERROR, ServerEvent.HARD_REBOOT_ASKED, ERROR, TELL_NODE)
                    .on(ACTIVE, ServerEvent.PAUSE_ASKED, ACTIVE, TELL_NODE)
                    .on(PAUSED, ServerEvent.UNPAUSE_ASKED, PAUSED, TELL_NODE)
                    .on(ACTIVE, ServerEvent.SUSPEND_ASKED, ACTIVE, TELL_NODE)
                    .on(SUSPENDED, ServerEvent.RESUME_ASKED, SUSPENDED, TELL_NODE)
                    .on(BUILDING, ServerEvent.DELETE_ASKED, BUILDING, TELL_NODE)
                    .on(ACTIVE, ServerEvent.DELETE_ASKED, ACTIVE, TELL_NODE)
                    .on(STOPPED, ServerEvent.DELETE_ASKED, STOPPED, TELL_NODE)
                    .on(PAUSED, ServerEvent.DELETE_ASKED, PAUSED, TELL_NODE)
                    .on(SUSPENDED, ServerEvent.DELETE_ASKED, SUSPENDED, TELL_NODE)
                    .on(RESIZED, ServerEvent.DELETE_ASKED, RESIZED, TELL_NODE)
                    .on(ERROR, ServerEvent.DELETE_ASKED, ERROR, TELL_NODE)
                    .on(RESCUED, ServerEvent.DELETE_ASKED, RESCUED, TELL_NODE)
                    .on(SHELVED, ServerEvent.DELETE_ASKED, SHELVED, TELL_NODE)
                    .on(SHELVED_OFFLOADED, ServerEvent.DELETE_ASKED, SHELVED_OFFLOADED, TELL_NODE)
                    .on(SOFT_DELETED, ServerEvent.DELETE_ASKED, SOFT_DELETED, TELL_NODE)
                    .on(ACTIVE, ServerEvent.SNAPSHOT_ASKED, ACTIVE, TELL_NODE)
                    .on(STOPPED, ServerEvent.SNAPSHOT_ASKED, STOPPED, TELL_NODE)
                    .on(PAUSED, ServerEvent.SNAPSHOT_ASKED, PAUSED, TELL_NODE)
                    .on(SUSPENDED, ServerEvent.SNAPSHOT_ASKED, SUSPENDED, TELL_NODE)
                    .on(ACTIVE, ServerEvent.SHELVE_ASKED, ACTIVE, TELL_NODE)
                    .on(STOPPED, ServerEvent.SHELVE_ASKED, STOPPED, TELL_NODE)
                    .on(PAUSED, ServerEvent.SHELVE_ASKED, PAUSED, TELL_NODE)
                    .on(SUSPENDED, ServerEvent.SHELVE_ASKED, SUSPENDED, TELL_NODE)
                    .on(SHELVED, ServerEvent.OFFLOAD_ASKED, SHELVED, TELL_NODE)
                    .on(SHELVED, ServerEvent.UNSHELVE_ASKED, SHELVED, TELL_NODE)
                    .on(SHELVED_OFFLOADED, ServerEvent.UNSHELVE_ASKED, SHELVED_OFFLOADED, TELL_NODE)
                    .on(ACTIVE, ServerEvent.RESCUE_ASKED, ACTIVE, TELL_NODE)
                    .on(STOPPED, ServerEvent.RESCUE_ASKED, STOPPED, TELL_NODE)
                    .on(ERROR, ServerEvent.RESCUE_ASKED, ERROR, TELL_NODE)
                    .on(RESCUED, ServerEvent.UNRESCUE_ASKED, RESCUED, TELL_NODE)
                    .on(ACTIVE, ServerEvent.PASSWORD_ASKED, ACTIVE, TELL_NODE)
                    .on(ACTIVE, ServerEvent.CRASH_DUMP_ASKED, ACTIVE, TELL_NODE)
                    .on(PAUSED, ServerEvent.CRASH_DUMP_ASKED, PAUSED, TELL_NODE)
                    .on(RESIZED, ServerEvent.CRASH_DUMP_ASKED, RESIZED, TELL_NODE)
                    .on(RESCUED, ServerEvent.CRASH_DUMP_ASKED, RESCUED, TELL_NODE)
                    .on(ERROR, ServerEvent.CRASH_DUMP_ASKED, ERROR, TELL_NODE)
                    .on(ACTIVE, ServerEvent.SOFT_DELETE_ASKED, ACTIVE, TELL_NODE)
                    .on(STOPPED, ServerEvent.SOFT_DELETE_ASKED, STOPPED, TELL_NODE)
                    .on(PAUSED, ServerEvent.SOFT_DELETE_ASKED, PAUSED, TELL_NODE)
                    .on(SUSPENDED, ServerEvent.SOFT_DELETE_ASKED, SUSPENDED, TELL_NODE)
                    .on(RESCUED, ServerEvent.SOFT_DELETE_ASKED, RESCUED, TELL_NODE)
                    .on(SHELVED, ServerEvent.SOFT_DELETE_ASKED, SHELVED, TELL_NODE)
                    .on(ERROR, ServerEvent.SOFT_DELETE_ASKED, ERROR, TELL_NODE)
                    .on(SOFT_DELETED, ServerEvent.RESTORE_ASKED, SOFT_DELETED, TELL_NODE)
                    .on(ACTIVE, ServerEvent.INTERFACE_ASKED, ACTIVE, TELL_NODE)
                    .on(PAUSED, ServerEvent.INTERFACE_ASKED, PAUSED, TELL_NODE)
                    .on(STOPPED, ServerEvent.INTERFACE_ASKED, STOPPED, TELL_NODE)
                    .on(ACTIVE, ServerEvent.REBUILD_ASKED, ACTIVE, TELL_NODE)
                    .on(STOPPED, ServerEvent.REBUILD_ASKED, STOPPED, TELL_NODE)
                    .on(ERROR, ServerEvent.REBUILD_ASKED, ERROR, TELL_NODE)
                    .on(ACTIVE, ServerEvent.EVACUATE_ASKED, ACTIVE, TELL_NODE)
                    .on(STOPPED, ServerEvent.EVACUATE_ASKED, STOPPED, TELL_NODE)
                    .on(ERROR, ServerEvent.EVACUATE_ASKED, ERROR, TELL_NODE)
                    .on(ACTIVE, ServerEvent.RESIZE_ASKED, ACTIVE, TELL_NODE)
                    .on(STOPPED, ServerEvent.RESIZE_ASKED, STOPPED, TELL_NODE)
                    .on(RESIZED, ServerEvent.CONFIRM_ASKED, RESIZED, TELL_NODE)
                    .on(RESIZED, ServerEvent.REVERT_ASKED, RESIZED, TELL_NODE)
                    // At its new place, not yet confirmed.
                    .on(ACTIVE, ServerEvent.MOVED, RESIZED, CLEAR_FAULT)
                    .on(STOPPED, ServerEvent.MOVED, RESIZED, CLEAR_FAULT)
                    // The first boot.
                    .on(BUILDING, ServerEvent.BOOTED, ACTIVE, RECORD_LAUNCH, PORTS_UP)
                    .on(BUILDING, ServerEvent.BOOT_FAILED, ERROR, RECORD_FAULT, RELEASE_NODE)
                    // What became of the domain.
                    .onEach(MADE, ServerEvent.RUNS, ACTIVE, CLEAR_FAULT, PORTS_UP)
                    .onEach(MADE, ServerEvent.IS_OFF, STOPPED, CLEAR_FAULT, PORTS_DOWN)
                    .onEach(MADE, ServerEvent.IS_PAUSED, PAUSED, CLEAR_FAULT)
                    .onEach(MADE, ServerEvent.IS_SAVED, SUSPENDED, CLEAR_FAULT, PORTS_DOWN)
                    .onEach(MADE, ServerEvent.BROKE, ERROR, RECORD_FAULT)
                    .on(BUILDING, ServerEvent.BROKE, ERROR, RECORD_FAULT)
                    .on(RESCUED, ServerEvent.BROKE, ERROR, RECORD_FAULT)
                    .on(SHELVED, ServerEvent.BROKE, ERROR, RECORD_FAULT)
                    .on(SHELVED_OFFLOADED, ServerEvent.BROKE, ERROR, RECORD_FAULT)
                    .on(SOFT_DELETED, ServerEvent.BROKE, SOFT_DELETED, RECORD_FAULT)
                    .onEach(MADE, ServerEvent.LOST, ERROR, RECORD_FAULT, PORTS_DOWN)
                    .on(RESCUED, ServerEvent.LOST, ERROR, RECORD_FAULT, PORTS_DOWN)
                    // Its image is all that it needs to come back.
                    .on(SHELVED, ServerEvent.LOST, SHELVED_OFFLOADED, LEAVE_NODE)
                    // Other disks than its own, or none.
                    .onEach(RESCUABLE, ServerEvent.RESCUED, RESCUED, CLEAR_FAULT, PORTS_UP)
                    .on(RESCUED, ServerEvent.UNRESCUED, ACTIVE, CLEAR_FAULT, PORTS_UP)
                    .onEach(WHOLE, ServerEvent.SHELVED, SHELVED, PORTS_DOWN)
                    .on(SHELVED, ServerEvent.OFFLOADED, SHELVED_OFFLOADED, LEAVE_NODE)
                    .on(SHELVED, ServerEvent.UNSHELVED, ACTIVE, CLEAR_FAULT, DROP_SHELVED_IMAGE, PORTS_UP)
                    .on(SHELVED_OFFLOADED, ServerEvent.UNSHELVED, ACTIVE, CLEAR_FAULT, DROP_SHELVED_IMAGE, PORTS_UP)
                    .on(SHELVED_OFFLOADED, ServerEvent.UNSHELVE_FAILED, SHELVED_OFFLOADED, LEAVE_NODE)
                    // Deleted for a while.
                    .onEach(KEPT, ServerEvent.SOFT_DELETED, SOFT_DELETED, RELEASE_QUOTA, PORTS_DOWN)
                    .on(SOFT_DELETED, ServerEvent.RESTORED, ACTIVE, CLEAR_FAULT, DROP_SHELVED_IMAGE, PORTS_UP)
                    .onEach(ALIVE, ServerEvent.GONE, DELETED, RELEASE_ALL)
                    // An admin knows better.
                    .onEach(ALIVE, ServerEvent.ACTIVE_DECLARED, ACTIVE, CLEAR_FAULT)
                    .onEach(ALIVE, ServerEvent.ERROR_DECLARED, ERROR)
                    .build();

    private ServerLifecycle() {}

    /** The event that a verb stands for. */
    public static ServerEvent asked(ServerAction action) {
        return switch (action) {
            case START -> ServerEvent.START_ASKED;
            case STOP -> ServerEvent.STOP_ASKED;
            case SOFT_REBOOT -> ServerEvent.SOFT_REBOOT_ASKED;
            case HARD_REBOOT -> ServerEvent.HARD_REBOOT_ASKED;
            case PAUSE -> ServerEvent.PAUSE_ASKED;
            case UNPAUSE -> ServerEvent.UNPAUSE_ASKED;
            case SUSPEND -> ServerEvent.SUSPEND_ASKED;
            case RESUME -> ServerEvent.RESUME_ASKED;
            case DELETE -> ServerEvent.DELETE_ASKED;
            case CREATE_IMAGE, CREATE_BACKUP -> ServerEvent.SNAPSHOT_ASKED;
            case SHELVE -> ServerEvent.SHELVE_ASKED;
            case SHELVE_OFFLOAD -> ServerEvent.OFFLOAD_ASKED;
            case UNSHELVE -> ServerEvent.UNSHELVE_ASKED;
            case RESCUE -> ServerEvent.RESCUE_ASKED;
            case UNRESCUE -> ServerEvent.UNRESCUE_ASKED;
            case CHANGE_PASSWORD -> ServerEvent.PASSWORD_ASKED;
            case CRASH_DUMP -> ServerEvent.CRASH_DUMP_ASKED;
            case SOFT_DELETE -> ServerEvent.SOFT_DELETE_ASKED;
            case RESTORE -> ServerEvent.RESTORE_ASKED;
            case ATTACH_INTERFACE, DETACH_INTERFACE -> ServerEvent.INTERFACE_ASKED;
            case REBUILD -> ServerEvent.REBUILD_ASKED;
            case RESIZE, MIGRATE -> ServerEvent.RESIZE_ASKED;
            case CONFIRM_RESIZE -> ServerEvent.CONFIRM_ASKED;
            case REVERT_RESIZE -> ServerEvent.REVERT_ASKED;
            case EVACUATE -> ServerEvent.EVACUATE_ASKED;
            case CREATE, LOCK, UNLOCK -> throw new IllegalArgumentException(action + " is not asked of a node");
        };
    }

    /** What the end of an operation means in itself; empty where the state follows the domain's power, or stays. */
    public static Optional<ServerEvent> finished(ServerAction action) {
        return switch (action) {
            case SHELVE -> Optional.of(ServerEvent.SHELVED);
            case SHELVE_OFFLOAD -> Optional.of(ServerEvent.OFFLOADED);
            case UNSHELVE -> Optional.of(ServerEvent.UNSHELVED);
            case RESCUE -> Optional.of(ServerEvent.RESCUED);
            case UNRESCUE -> Optional.of(ServerEvent.UNRESCUED);
            case SOFT_DELETE -> Optional.of(ServerEvent.SOFT_DELETED);
            case RESTORE -> Optional.of(ServerEvent.RESTORED);
            default -> Optional.empty();
        };
    }

    /** What a power state of the domain says about a server; empty if the hypervisor itself does not know. */
    public static Optional<ServerEvent> observed(PowerState power) {
        return switch (power) {
            case RUNNING -> Optional.of(ServerEvent.RUNS);
            case PAUSED -> Optional.of(ServerEvent.IS_PAUSED);
            case SHUT_DOWN, CRASHED -> Optional.of(ServerEvent.IS_OFF);
            case SUSPENDED -> Optional.of(ServerEvent.IS_SAVED);
            case NO_STATE -> Optional.empty();
        };
    }

    /**
     * Whether a new wish takes the place of the operation that runs. A deletion overtakes all; a hard reboot overtakes
     * a soft one that a guest does not heed. An evacuation takes a server off a node that is down, whatever was to be done there.
     */
    public static boolean supersedes(ServerAction wish, ServerAction running) {
        return wish.removes()
                || wish == ServerAction.EVACUATE && !running.removes()
                || wish == ServerAction.HARD_REBOOT && running == ServerAction.SOFT_REBOOT;
    }
}
