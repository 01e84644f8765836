package org.ustack.compute.domain;

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
import java.util.List;
import org.ustack.compute.ServerGroupService.ServerGroupView;
import org.ustack.placement.PlacementService.GroupRule.Policy;

/** A group of servers; it does not change. Its row's lock is what boots into the group wait for. */
@Entity
@Table(name = "server_group")
public class ServerGroup {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "server_group_seq")
    @SequenceGenerator(name = "server_group_seq", sequenceName = "server_group_seq", allocationSize = 1)
    private Long number;

    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "user_id")
    private String userId;

    private String name;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(32)")
    private Policy policy;

    @Column(name = "max_servers_per_node")
    private int maxServersPerNode;

    @Column(name = "created_at")
    private Instant createdAt;

    protected ServerGroup() {}

    public ServerGroup(
            String id,
            String projectId,
            String userId,
            String name,
            Policy policy,
            int maxServersPerNode,
            Instant createdAt) {
        this.id = id;
        this.projectId = projectId;
        this.userId = userId;
        this.name = name;
        this.policy = policy;
        this.maxServersPerNode = maxServersPerNode;
        this.createdAt = createdAt;
    }

    public String id() {
        return id;
    }

    public String projectId() {
        return projectId;
    }

    public Policy policy() {
        return policy;
    }

    /** At least one. */
    public int maxServersPerNode() {
        return Math.max(1, maxServersPerNode);
    }

    public ServerGroupView view(List<String> members) {
        return new ServerGroupView(id, name, projectId, userId, policy, maxServersPerNode, members);
    }
}
