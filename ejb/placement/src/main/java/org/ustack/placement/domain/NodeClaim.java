package org.ustack.placement.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What one server has claimed of one node; the place that a moving server may go back to is held by the migration. */
@Entity
@Table(name = "node_claim")
public class NodeClaim {

    @Id
    @Column(name = "server_id")
    private String serverId;

    @Column(name = "node_id")
    private String nodeId;

    /** The zone that the request named, or null. */
    @Column(name = "wanted_zone")
    private String wantedZone;

    private int vcpus;

    @Column(name = "memory_mib")
    private long memoryMib;

    @Column(name = "disk_gib")
    private long diskGib;

    @Column(name = "claimed_at")
    private Instant claimedAt;

    protected NodeClaim() {}
}
