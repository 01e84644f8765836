package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A password that a user has or had, as a hash; a later one has the greater id. */
@Entity
@Table(name = "identity_old_password")
public class OldPassword {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_old_password_seq")
    @SequenceGenerator(
            name = "identity_old_password_seq",
            sequenceName = "identity_old_password_seq",
            allocationSize = 1)
    private Long id;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "password_hash")
    private String hash;

    protected OldPassword() {}

    public OldPassword(String userId, String hash) {
        this.userId = userId;
        this.hash = hash;
    }

    public String hash() {
        return hash;
    }
}
