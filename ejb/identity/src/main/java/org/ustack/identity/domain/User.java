package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.UserDraft;
import org.ustack.identity.UserView;

/** Somebody who can log in. */
@Entity
@Table(name = "identity_user")
public class User {

    /** The options that ask for several methods. */
    private static final List<String> METHOD_RULES = List.of("multi_factor_auth_enabled", "multi_factor_auth_rules");

    private static final List<List<String>> PASSWORD_AND_PASSCODE = List.of(List.of("password", "totp"));

    @Id
    private String id;

    @Column(name = "domain_id")
    private String domainId;

    private String name;

    @Column(name = "default_project_id")
    private String defaultProjectId;

    private boolean enabled;

    private int epoch;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "password_set_at")
    private Instant passwordSetAt;

    @Column(name = "password_expires_at")
    private Instant passwordExpiresAt;

    @Column(name = "password_own")
    private boolean passwordOwn;

    @Column(name = "last_active_on")
    private LocalDate lastActiveOn;

    @Column(name = "second_factor_own")
    private boolean secondFactorOwn;

    @Column(name = "failed_logins")
    private int failedLogins;

    @Column(name = "last_failed_at")
    private Instant lastFailedAt;

    @Convert(converter = JsonMap.class)
    @Column(columnDefinition = "longtext")
    private Map<String, Object> options;

    @Convert(converter = JsonMap.class)
    @Column(columnDefinition = "longtext")
    private Map<String, Object> extra;

    @Version
    private int version;

    protected User() {}

    /** Without a password; nobody can log in until it has one. */
    public User(String id, String domainId, UserDraft draft) {
        this.id = id;
        this.domainId = domainId;
        this.name = draft.name();
        this.defaultProjectId = emptyToNull(draft.defaultProjectId());
        this.enabled = draft.enabled() == null || draft.enabled();
        this.options = JsonMap.fresh(draft.options());
        this.extra = JsonMap.fresh(draft.extra());
    }

    /** Everything but the password. Tokens issued so far become void when this disables the user. */
    public void change(UserDraft draft) {
        name = draft.name() == null ? name : draft.name();
        defaultProjectId = draft.defaultProjectId() == null ? defaultProjectId : emptyToNull(draft.defaultProjectId());
        options = JsonMap.merged(options, draft.options());
        secondFactorOwn &= draft.options() == null || METHOD_RULES.stream().noneMatch(draft.options()::containsKey);
        extra = JsonMap.merged(extra, draft.extra());
        epoch += enabled && Boolean.FALSE.equals(draft.enabled()) ? 1 : 0;
        enabled = draft.enabled() == null ? enabled : draft.enabled();
    }

    /** Of the password that the user has. @param expiresAt null for never @param own chosen by the user itself */
    public record PasswordState(Instant setAt, Instant expiresAt, boolean own) {}

    /** A password that never ends and that somebody else chose. */
    public void setPassword(String hash, Instant at) {
        setPassword(hash, new PasswordState(at, null, false));
    }

    /** All tokens issued so far become void, and a lockout ends. */
    public void setPassword(String hash, PasswordState state) {
        passwordHash = hash;
        passwordSetAt = state.setAt();
        passwordExpiresAt = state.expiresAt();
        passwordOwn = state.own();
        failedLogins = 0;
        lastFailedAt = null;
        epoch++;
    }

    /** All tokens issued so far become void. */
    public void voidTokens() {
        epoch++;
    }

    private static String emptyToNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    public String id() {
        return id;
    }

    public String domainId() {
        return domainId;
    }

    public String name() {
        return name;
    }

    public boolean enabled() {
        return enabled;
    }

    public int epoch() {
        return epoch;
    }

    public String defaultProjectId() {
        return defaultProjectId;
    }

    /** Null if it has none. */
    public String passwordHash() {
        return passwordHash;
    }

    public int failedLogins() {
        return failedLogins;
    }

    public Instant lastFailedAt() {
        return lastFailedAt;
    }

    public PasswordState password() {
        return new PasswordState(passwordSetAt, passwordExpiresAt, passwordOwn);
    }

    /** Null where it was never seen. */
    public LocalDate lastActiveOn() {
        return lastActiveOn;
    }

    public void activeOn(LocalDate day) {
        lastActiveOn = day;
    }

    /** Whether the user itself asked for a second method, and no administrator has ruled since. */
    public boolean secondFactorOwn() {
        return secondFactorOwn;
    }

    /** The user asks for password and passcode at its own logins. */
    public void requireSecondFactor() {
        options = JsonMap.merged(
                options, Map.of("multi_factor_auth_enabled", true, "multi_factor_auth_rules", PASSWORD_AND_PASSCODE));
        secondFactorOwn = true;
    }

    /** Takes back what the user asked for. */
    public void releaseSecondFactor() {
        Map<String, Object> without = new LinkedHashMap<>(options);
        without.keySet().removeAll(METHOD_RULES);
        options = without;
        secondFactorOwn = false;
    }

    public Map<String, Object> options() {
        return options;
    }

    public UserView view() {
        return view(enabled);
    }

    /** @param usable whether it is enabled and nothing else closes it */
    public UserView view(boolean usable) {
        return new UserView(id, domainId, name, usable, defaultProjectId, passwordExpiresAt, options, extra);
    }
}
