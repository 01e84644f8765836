package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.ustack.identity.SignInView;

/** Somebody signed in to the dashboard, until the tokens of it end. */
@Entity
@Table(name = "identity_sign_in")
public class SignIn {

    private static final int ADDRESS_MAX = 64;
    private static final int BROWSER_MAX = 255;

    @Id
    @Column(name = "chain_id")
    private String chainId;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "user_epoch")
    private int userEpoch;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private String address;

    private String browser;

    protected SignIn() {}

    /** @param browser null where it does not say */
    public SignIn(String chainId, String userId, Instant startedAt, Instant expiresAt, String address, String browser) {
        this.chainId = chainId;
        this.userId = userId;
        this.startedAt = startedAt;
        this.usedAt = startedAt;
        this.expiresAt = expiresAt;
        this.address = cut(address, ADDRESS_MAX);
        this.browser = cut(browser == null ? "" : browser, BROWSER_MAX);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** Its tokens are of that epoch of the user from now on. */
    public void goOnAt(int epoch) {
        userEpoch = epoch;
    }

    public String chainId() {
        return chainId;
    }

    public String userId() {
        return userId;
    }

    public int userEpoch() {
        return userEpoch;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public SignInView view() {
        return new SignInView(chainId, userId, startedAt, usedAt, expiresAt, address, browser);
    }
}
