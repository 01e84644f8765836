package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.ustack.identity.Actor;
import org.ustack.identity.Target;

/** A role given to a user or group on a project, domain or the system. */
@Entity
@Table(name = "identity_assignment")
public class RoleAssignment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_assignment_seq")
    @SequenceGenerator(name = "identity_assignment_seq", sequenceName = "identity_assignment_seq", allocationSize = 1)
    private Long id;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_type", columnDefinition = "varchar(8)")
    private Actor.Type actorType;

    @Column(name = "actor_id")
    private String actorId;

    @Enumerated(EnumType.STRING)
    @Column(name = "target_type", columnDefinition = "varchar(8)")
    private Target.Type targetType;

    @Column(name = "target_id")
    private String targetId;

    @Column(name = "role_id")
    private String roleId;

    private boolean inherited;

    protected RoleAssignment() {}

    public RoleAssignment(Actor actor, Target target, String roleId, boolean inherited) {
        this.actorType = actor.type();
        this.actorId = actor.id();
        this.targetType = target.type();
        this.targetId = target.id();
        this.roleId = roleId;
        this.inherited = inherited;
    }

    public Long id() {
        return id;
    }

    public Actor actor() {
        return new Actor(actorType, actorId);
    }

    public Target target() {
        return new Target(targetType, targetId);
    }

    public String roleId() {
        return roleId;
    }

    public boolean inherited() {
        return inherited;
    }
}
