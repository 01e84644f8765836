package org.ustack.compute.domain;

import static org.ustack.compute.ServerState.ACTIVE;
import static org.ustack.compute.ServerState.BUILDING;
import static org.ustack.compute.ServerState.DELETED;
import static org.ustack.compute.ServerState.ERROR;
import static org.ustack.compute.ServerState.PAUSED;
import static org.ustack.compute.ServerState.RESIZED;
import static org.ustack.compute.ServerState.STOPPED;
import static org.ustack.compute.ServerState.SUSPENDED;
import static org.ustack.compute.domain.ServerEffect.CLEAR_FAULT;
import static org.ustack.compute.domain.ServerEffect.PORTS_DOWN;
import static org.ustack.compute.domain.ServerEffect.PORTS_UP;
import static org.ustack.compute.domain.ServerEffect.RECORD_FAULT;
import static org.ustack.compute.domain.ServerEffect.RECORD_LAUNCH;
import static org.ustack.compute.domain.ServerEffect.RELEASE_ALL;
import static org.ustack.compute.domain.ServerEffect.RELEASE_NODE;
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
                    .onEach(MADE, ServerEvent.LOST, ERROR, RECORD_FAULT, PORTS_DOWN)
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
            case REBUILD -> ServerEvent.REBUILD_ASKED;
            case RESIZE, MIGRATE -> ServerEvent.RESIZE_ASKED;
            case CONFIRM_RESIZE -> ServerEvent.CONFIRM_ASKED;
            case REVERT_RESIZE -> ServerEvent.REVERT_ASKED;
            case EVACUATE -> ServerEvent.EVACUATE_ASKED;
            case CREATE, LOCK, UNLOCK -> throw new IllegalArgumentException(action + " is not asked of a node");
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
        return wish == ServerAction.DELETE
                || wish == ServerAction.EVACUATE && running != ServerAction.DELETE
                || wish == ServerAction.HARD_REBOOT && running == ServerAction.SOFT_REBOOT;
    }
}
