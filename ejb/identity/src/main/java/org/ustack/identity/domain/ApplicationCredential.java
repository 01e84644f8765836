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
import org.ustack.identity.AccessRuleView;
import org.ustack.identity.ApplicationCredentialDraft;
import org.ustack.identity.ApplicationCredentialView;
import org.ustack.identity.RoleView;

/** A secret with which a program logs in as its owner. */
@Entity
@Table(name = "identity_application_credential")
public class ApplicationCredential {

    @Id
    private String id;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "project_id")
    private String projectId;

    private String name;

    @Column(columnDefinition = "longtext")
    private String description;

    @Column(name = "secret_hash")
    private String secretHash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private boolean unrestricted;

    @ElementCollection
    @CollectionTable(name = "identity_application_credential_role", joinColumns = @JoinColumn(name = "credential_id"))
    @Column(name = "role_id")
    private Set<String> roleIds = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "identity_application_credential_rule", joinColumns = @JoinColumn(name = "credential_id"))
    @Column(name = "rule_id")
    private Set<String> ruleIds = new HashSet<>();

    protected ApplicationCredential() {}

    public ApplicationCredential(
            String id, String userId, String projectId, ApplicationCredentialDraft draft, String secretHash) {
        this.id = id;
        this.userId = userId;
        this.projectId = projectId;
        this.name = draft.name();
        this.description = draft.description();
        this.secretHash = secretHash;
        this.expiresAt = draft.expiresAt();
        this.unrestricted = Boolean.TRUE.equals(draft.unrestricted());
    }

    public void limitTo(Collection<String> roles, Collection<String> rules) {
        roleIds.addAll(roles);
        ruleIds.addAll(rules);
    }

    public String id() {
        return id;
    }

    public String userId() {
        return userId;
    }

    public String projectId() {
        return projectId;
    }

    public String name() {
        return name;
    }

    public String secretHash() {
        return secretHash;
    }

    /** Null: never. */
    public Instant expiresAt() {
        return expiresAt;
    }

    public boolean validAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    public boolean unrestricted() {
        return unrestricted;
    }

    public Set<String> roleIds() {
        return Set.copyOf(roleIds);
    }

    public Set<String> ruleIds() {
        return Set.copyOf(ruleIds);
    }

    /** @param secret null but at its creation */
    public ApplicationCredentialView view(String secret, List<RoleView> roles, List<AccessRuleView> rules) {
        return new ApplicationCredentialView(
                id, userId, projectId, name, description, secret, roles, expiresAt, unrestricted, rules);
    }
}
