package org.ustack.identity.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ustack.identity.RoleView;
import org.ustack.identity.TrustDraft;
import org.ustack.identity.TrustView;

/** One user lets another act with some of its roles. */
@Entity
@Table(name = "identity_trust")
public class Trust {

    @Id
    private String id;

    @Column(name = "trustor_id")
    private String trustorId;

    @Column(name = "trustee_id")
    private String trusteeId;

    @Column(name = "project_id")
    private String projectId;

    private boolean impersonation;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "remaining_uses")
    private Integer remainingUses;

    @Column(name = "redelegated_trust_id")
    private String redelegatedTrustId;

    @Column(name = "redelegation_count")
    private int redelegationCount;

    @ElementCollection
    @CollectionTable(name = "identity_trust_role", joinColumns = @JoinColumn(name = "trust_id"))
    @Column(name = "role_id")
    private Set<String> roleIds = new HashSet<>();

    protected Trust() {}

    /** @param parent the trust that this one redelegates, or null; @param depth how often it may be handed on */
    public Trust(String id, TrustDraft draft, Instant expiresAt, Trust parent, int depth, Collection<String> roles) {
        this.id = id;
        this.trustorId = draft.trustorId();
        this.trusteeId = draft.trusteeId();
        this.projectId = draft.projectId();
        this.impersonation = draft.impersonation();
        this.expiresAt = expiresAt;
        this.remainingUses = draft.remainingUses();
        this.redelegatedTrustId = parent == null ? null : parent.id;
        this.redelegationCount = depth;
        this.roleIds.addAll(roles);
    }

    public String id() {
        return id;
    }

    public String trustorId() {
        return trustorId;
    }

    public String trusteeId() {
        return trusteeId;
    }

    /** Null for a trust without roles. */
    public String projectId() {
        return projectId;
    }

    public boolean impersonation() {
        return impersonation;
    }

    /** As whom a token under it acts. */
    public String actsAs() {
        return impersonation ? trustorId : trusteeId;
    }

    /** Null: never. */
    public Instant expiresAt() {
        return expiresAt;
    }

    public boolean validAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /** Null: as often as wanted. */
    public Integer remainingUses() {
        return remainingUses;
    }

    public int redelegationCount() {
        return redelegationCount;
    }

    public Set<String> roleIds() {
        return Set.copyOf(roleIds);
    }

    public TrustView view(List<RoleView> roles) {
        return new TrustView(
                id,
                trustorId,
                trusteeId,
                projectId,
                impersonation,
                expiresAt,
                remainingUses,
                redelegatedTrustId,
                redelegationCount,
                roles);
    }
}
