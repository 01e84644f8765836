package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.ustack.network.RbacPolicyService.ObjectType;
import org.ustack.network.RbacPolicyService.View;

/** A thing of one project that another project, or everybody, may use. */
@Entity
@Table(name = "network_rbac_policy")
public class RbacPolicy {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "object_type")
    private String objectType;

    @Column(name = "object_id")
    private String objectId;

    private String target;
    private String action;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected RbacPolicy() {}

    public RbacPolicy(
            String id, String projectId, ObjectType type, String objectId, String target, String action, Instant now) {
        this.id = id;
        this.projectId = projectId;
        this.objectType = type.word();
        this.objectId = objectId;
        this.target = target;
        this.action = action;
        this.createdAt = now;
    }

    public void retarget(String project) {
        target = project;
    }

    public String id() {
        return id;
    }

    public String projectId() {
        return projectId;
    }

    public ObjectType type() {
        return ObjectType.of(objectType).orElseThrow();
    }

    public String objectId() {
        return objectId;
    }

    public String target() {
        return target;
    }

    public String action() {
        return action;
    }

    public View view() {
        return new View(id, projectId, type(), objectId, target, action);
    }
}
