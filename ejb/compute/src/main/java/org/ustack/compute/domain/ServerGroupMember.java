package org.ustack.compute.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a server belongs to a group; ends with either. */
@Entity
@Table(name = "server_group_member")
public class ServerGroupMember {

    @Id
    @Column(name = "server_id")
    private String serverId;

    @Column(name = "group_id")
    private String groupId;

    @Column(name = "joined_at")
    private Instant joinedAt;

    protected ServerGroupMember() {}

    public ServerGroupMember(String serverId, String groupId, Instant joinedAt) {
        this.serverId = serverId;
        this.groupId = groupId;
        this.joinedAt = joinedAt;
    }
}
