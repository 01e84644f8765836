package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A token that was revoked by itself, until it would have expired. */
@Entity
@Table(name = "identity_revoked_token")
public class RevokedToken {

    @Id
    @Column(name = "audit_id")
    private String auditId;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "whole_chain")
    private boolean wholeChain;

    protected RevokedToken() {}

    public RevokedToken(String auditId, Instant expiresAt) {
        this.auditId = auditId;
        this.expiresAt = expiresAt;
    }

    /** All tokens that came of it are revoked with it. */
    public void takeChain() {
        wholeChain = true;
    }

    public boolean wholeChain() {
        return wholeChain;
    }
}
