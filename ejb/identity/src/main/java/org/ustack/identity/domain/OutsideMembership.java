package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user in a group, by the word of a directory or an identity provider, which holds until some time. */
@Entity
@Table(name = "identity_outside_membership")
public class OutsideMembership {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_outside_membership_seq")
    @SequenceGenerator(
            name = "identity_outside_membership_seq",
            sequenceName = "identity_outside_membership_seq",
            allocationSize = 1)
    private Long id;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "group_id")
    private String groupId;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected OutsideMembership() {}

    public OutsideMembership(String userId, String groupId, Instant expiresAt) {
        this.userId = userId;
        this.groupId = groupId;
        this.expiresAt = expiresAt;
    }

    public void until(Instant end) {
        expiresAt = end;
    }

    public String groupId() {
        return groupId;
    }

    public boolean holdsAt(Instant time) {
        return time.isBefore(expiresAt);
    }
}
