package org.ustack.web.server;

import java.time.Instant;
import java.util.List;
import org.ustack.compute.ServerView;
import org.ustack.compute.ServerView.FlavorSnapshot;

/** A server as a line of a table. */
public record ServerLine(ServerView server, String imageName) {

    public String id() {
        return server.id();
    }

    public String name() {
        return server.name();
    }

    public Look look() {
        return Look.of(server);
    }

    public List<String> addresses() {
        return server.ports().stream()
                .flatMap(port -> port.fixed().stream())
                .map(address -> address.address())
                .toList();
    }

    public FlavorSnapshot flavor() {
        return server.flavor();
    }

    public boolean locked() {
        return server.locked();
    }

    public Instant createdAt() {
        return server.createdAt();
    }

    public List<Verb> verbs() {
        return Verb.of(server);
    }
}
