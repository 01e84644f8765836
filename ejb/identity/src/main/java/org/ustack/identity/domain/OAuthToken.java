package org.ustack.identity.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ustack.identity.AccessTokenView;
import org.ustack.identity.RoleView;

/** A request token, or the access token that it was exchanged for. */
@Entity
@Table(name = "identity_oauth_token")
public class OAuthToken {

    /** What it is good for. */
    public enum Kind {
        REQUEST,
        ACCESS
    }

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(8)")
    private Kind kind;

    @Column(name = "consumer_id")
    private String consumerId;

    @Column(name = "encrypted_secret", columnDefinition = "longtext")
    private String encryptedSecret;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "user_id")
    private String userId;

    private String verifier;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @ElementCollection
    @CollectionTable(name = "identity_oauth_token_role", joinColumns = @JoinColumn(name = "token_id"))
    @Column(name = "role_id")
    private Set<String> roleIds = new HashSet<>();

    protected OAuthToken() {}

    private OAuthToken(
            String id, Kind kind, String consumerId, String encryptedSecret, String projectId, Instant expiresAt) {
        this.id = id;
        this.kind = kind;
        this.consumerId = consumerId;
        this.encryptedSecret = encryptedSecret;
        this.projectId = projectId;
        this.expiresAt = expiresAt;
    }

    public static OAuthToken request(
            String id, String consumerId, String encryptedSecret, String projectId, Instant expiresAt) {
        return new OAuthToken(id, Kind.REQUEST, consumerId, encryptedSecret, projectId, expiresAt);
    }

    /** What an authorized request token is exchanged for. */
    public OAuthToken exchange(String accessId, String newEncryptedSecret, Instant end) {
        OAuthToken access = new OAuthToken(accessId, Kind.ACCESS, consumerId, newEncryptedSecret, projectId, end);
        access.userId = userId;
        access.roleIds.addAll(roleIds);
        return access;
    }

    public void authorize(String authorizingUserId, Collection<String> roles, String newVerifier) {
        userId = authorizingUserId;
        roleIds.clear();
        roleIds.addAll(roles);
        verifier = newVerifier;
    }

    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public String consumerId() {
        return consumerId;
    }

    public String encryptedSecret() {
        return encryptedSecret;
    }

    public String projectId() {
        return projectId;
    }

    /** Null while nobody has authorized it. */
    public String userId() {
        return userId;
    }

    /** Null while nobody has authorized it. */
    public String verifier() {
        return verifier;
    }

    /** Null: never. */
    public Instant expiresAt() {
        return expiresAt;
    }

    public boolean validAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    public Set<String> roleIds() {
        return Set.copyOf(roleIds);
    }

    public AccessTokenView view(List<RoleView> roles) {
        return new AccessTokenView(id, consumerId, projectId, userId, expiresAt, roles);
    }
}
