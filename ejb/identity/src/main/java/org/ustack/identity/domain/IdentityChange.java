package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A change that makes some checked tokens stale in the memory of every controller. */
@Entity
@Table(name = "identity_change")
public class IdentityChange {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_change_seq")
    @SequenceGenerator(name = "identity_change_seq", sequenceName = "identity_change_seq", allocationSize = 1)
    private Long id;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private Kind kind;

    private String subject;

    @Column(name = "created_at")
    private Instant createdAt;

    protected IdentityChange() {}

    /** What changed; the subject is its id. */
    public enum Kind {
        USER,
        PROJECT,
        DOMAIN,
        /** The subject is an audit id. */
        TOKEN,
        /** The subject is the audit id of the first token of a chain, which ends as a whole. */
        CHAIN,
        /** The subject is an application credential, a trust or an access token. */
        DELEGATION,
        /** Roles or groups themselves: every token is looked at again. */
        ROLES,
        /** Services, endpoints, regions. */
        CATALOG
    }

    public IdentityChange(Kind kind, String subject, Instant createdAt) {
        this.kind = kind;
        this.subject = subject;
        this.createdAt = createdAt;
    }

    public Long id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String subject() {
        return subject;
    }
}
