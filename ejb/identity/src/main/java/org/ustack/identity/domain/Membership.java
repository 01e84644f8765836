package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A user in a group. */
@Entity
@Table(name = "identity_membership")
public class Membership {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_membership_seq")
    @SequenceGenerator(name = "identity_membership_seq", sequenceName = "identity_membership_seq", allocationSize = 1)
    private Long id;

    @Column(name = "group_id")
    private String groupId;

    @Column(name = "user_id")
    private String userId;

    protected Membership() {}

    public Membership(String groupId, String userId) {
        this.groupId = groupId;
        this.userId = userId;
    }
}
