package org.ustack.agent.messaging;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.ServerBootFailed;
import org.ustack.contract.ServerBooted;
import org.ustack.contract.ServerDeleted;
import org.ustack.contract.ServerMoveFailed;
import org.ustack.contract.ServerMoved;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
import org.ustack.kernel.Ids;

/** The key by which the controller's inbox knows an event again: the end of an operation has the same one each time. */
final class EventKey {

    private EventKey() {}

    static String of(AgentEvent event, Ids ids) {
        String operation = operation(event);
        if (operation == null) {
            return ids.uuid();
        }
        // Derived rather than random, so that a repeated delivery of the command, in another process too, finds the
        // same. The node is part of it: an operation that failed on one is tried again on another under the same id.
        String name = event.getClass().getSimpleName() + operation + event.node();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String operation(AgentEvent event) {
        if (event instanceof ServerBooted booted) {
            return booted.operation();
        } else if (event instanceof ServerBootFailed failed) {
            return failed.operation();
        } else if (event instanceof ServerDeleted deleted) {
            return deleted.operation();
        } else if (event instanceof ServerPowerChanged changed) {
            return changed.operation();
        } else if (event instanceof ServerOperationFailed failed) {
            return failed.operation();
        } else if (event instanceof ServerMoved moved) {
            // One operation has several steps, more than one of them on the same node.
            return moved.operation() + moved.step();
        } else if (event instanceof ServerMoveFailed failed) {
            // A step that is tried once more, towards another node, may fail for another reason.
            return failed.operation() + failed.step() + failed.code();
        }
        return null;
    }
}
