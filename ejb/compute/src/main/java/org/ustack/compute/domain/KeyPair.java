package org.ustack.compute.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.ustack.compute.KeyPairService.KeyPairView;

/** A user's public key. */
@Entity
@Table(name = "key_pair")
public class KeyPair {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "key_pair_seq")
    @SequenceGenerator(name = "key_pair_seq", sequenceName = "key_pair_seq", allocationSize = 1)
    private Long id;

    @Column(name = "user_id")
    private String userId;

    private String name;

    private String type;

    @Column(name = "public_key", columnDefinition = "longtext")
    private String publicKey;

    private String fingerprint;

    @Column(name = "created_at")
    private Instant createdAt;

    protected KeyPair() {}

    public KeyPair(String userId, String name, String type, String publicKey, String fingerprint, Instant now) {
        this.userId = userId;
        this.name = name;
        this.type = type;
        this.publicKey = publicKey;
        this.fingerprint = fingerprint;
        this.createdAt = now;
    }

    public KeyPairView view() {
        return new KeyPairView(id, name, userId, type, publicKey, fingerprint, createdAt);
    }
}
