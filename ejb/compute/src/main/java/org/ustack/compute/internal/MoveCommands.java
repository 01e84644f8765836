package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerState;
import org.ustack.compute.domain.Migration;
import org.ustack.compute.domain.Place;
import org.ustack.compute.domain.Server;
import org.ustack.contract.AgentCommand;
import org.ustack.contract.ArriveServer;
import org.ustack.contract.BootServer;
import org.ustack.contract.DepartServer;
import org.ustack.contract.ForgetDeparture;
import org.ustack.contract.ImageSource;
import org.ustack.contract.Queues;
import org.ustack.contract.RebuildServer;

/** Writes the commands of rebuilds and moves, complete in themselves, for the operation that runs. */
@Dependent
public class MoveCommands {

    @Inject
    ServerCommands commands;

    /** The command of the step that runs, as things are now. */
    void send(Server server, Migration migration) {
        switch (migration.state()) {
            case DEPARTING -> depart(server, migration);
            case ARRIVING -> arrive(server, migration, false);
            case RETURNING, RECOVERING -> arrive(server, migration, true);
            case CONFIRMING -> forget(server, migration);
            case WITHDRAWING -> commands.delete(server);
            case EVACUATING -> rebuild(server);
            default -> throw new IllegalStateException("no step runs: " + migration.id());
        }
    }

    void rebuild(Server server) {
        BootServer boot =
                commands.bootCommand(server, commands.imageSource(server.imageId()), commands.ports.specs(server.id()));
        send(
                server,
                new Place(server.node(), server.agent(), server.zone()),
                new RebuildServer(boot, server.preserveEphemeral(), powerOn(server)));
    }

    /** A server that is off stays off; one in error shall run again. */
    private static boolean powerOn(Server server) {
        return server.state() != ServerState.STOPPED;
    }

    private void depart(Server server, Migration migration) {
        int grace = (int) commands.settings.get(ComputeSettings.SHUTDOWN_GRACE).toSeconds();
        send(
                server,
                migration.source(),
                new DepartServer(
                        migration.source().node(),
                        server.operationRef(),
                        server.id(),
                        migration.destination().node(),
                        migration.ran() ? grace : 0));
    }

    private void arrive(Server server, Migration migration, boolean back) {
        BootServer boot = commands.bootCommand(server, made(server), commands.ports.specs(server.id()));
        send(server, migration.worker(), new ArriveServer(boot, back, migration.ran()));
    }

    /** Of an image only the properties matter to a disk that is there: the image itself may be gone. */
    private static ImageSource made(Server server) {
        return new ImageSource(server.imageId(), "", "", 0, "", server.imageProperties());
    }

    void forget(Server server, Migration migration) {
        send(
                server,
                migration.source(),
                new ForgetDeparture(migration.source().node(), server.operationRef(), server.id()));
    }

    private void send(Server server, Place place, AgentCommand command) {
        commands.outbox.send(Queues.agent(place.agent()), server.operationRequest(), command);
    }
}
