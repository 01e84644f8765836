package org.ustack.compute.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The right to open one console once. Only the hash of the token is kept. */
@Entity
@Table(name = "console_token")
public class ConsoleToken {

    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "server_id")
    private String serverId;

    private String node;

    private String agent;

    private String type;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "request_id")
    private String requestId;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected ConsoleToken() {}

    public ConsoleToken(
            String tokenHash,
            String serverId,
            String node,
            String agent,
            String type,
            String userId,
            String requestId,
            Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.serverId = serverId;
        this.node = node;
        this.agent = agent;
        this.type = type;
        this.userId = userId;
        this.requestId = requestId;
        this.expiresAt = expiresAt;
    }

    public String serverId() {
        return serverId;
    }

    public String node() {
        return node;
    }

    public String agent() {
        return agent;
    }

    public String type() {
        return type;
    }

    public String requestId() {
        return requestId;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
