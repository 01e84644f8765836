package org.ustack.network.domain;

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

/** A note that ports which depend on a group have to be told. */
@Entity
@Table(name = "security_group_change")
public class SecurityGroupChange {

    public enum Kind {
        RULES,
        MEMBERS
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "security_group_change_seq")
    @SequenceGenerator(
            name = "security_group_change_seq",
            sequenceName = "security_group_change_seq",
            allocationSize = 1)
    private Long id;

    @Column(name = "security_group_id")
    private String groupId;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private Kind kind;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected SecurityGroupChange() {}

    public SecurityGroupChange(String groupId, Kind kind, Instant changedAt) {
        this.groupId = groupId;
        this.kind = kind;
        this.changedAt = changedAt;
    }

    public Long id() {
        return id;
    }

    public String groupId() {
        return groupId;
    }

    public Kind kind() {
        return kind;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
