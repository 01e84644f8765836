package org.ustack.placement.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A node with its capacity and the sums of what is claimed of it. Written by single statements only, since inventories and
 * claims of many transactions meet here.
 */
@Entity
@Table(name = "node")
public class Node {

    @Id
    private Integer number;

    private String id;

    private String name;

    private String agent;

    @Column(name = "availability_zone")
    private String availabilityZone;

    /** What the agent says; {@code availabilityZone} is the one in force. */
    @Column(name = "reported_zone")
    private String reportedZone;

    /** What the node's aggregates say, or null. */
    @Column(name = "aggregate_zone")
    private String aggregateZone;

    @Column(name = "hypervisor_type")
    private String hypervisorType;

    @Column(name = "hypervisor_version")
    private int hypervisorVersion;

    @Column(name = "host_address")
    private String hostAddress;

    @Column(name = "cpu_architecture")
    private String cpuArchitecture;

    @Column(name = "cpu_model")
    private String cpuModel;

    private boolean enabled;

    @Column(name = "disabled_reason")
    private String disabledReason;

    /** Null while no operator wants the node empty. */
    @Column(name = "maintenance_since")
    private Instant maintenanceSince;

    @Column(name = "forced_down")
    private boolean forcedDown;

    @Column(name = "first_seen")
    private Instant firstSeen;

    @Column(name = "last_seen")
    private Instant lastSeen;

    @Column(name = "inventory_taken_at")
    private Instant inventoryTakenAt;

    @Column(name = "agent_started_at")
    private Instant agentStartedAt;

    private int vcpus;

    @Column(name = "vcpus_used")
    private int vcpusUsed;

    @Column(name = "memory_mib")
    private long memoryMib;

    @Column(name = "memory_mib_used")
    private long memoryMibUsed;

    @Column(name = "disk_gib")
    private long diskGib;

    @Column(name = "disk_gib_used")
    private long diskGibUsed;

    @Column(name = "disk_gib_free")
    private long diskGibFree;

    @Column(name = "running_servers")
    private int runningServers;

    /** Goes up whenever capacity, claims or service of the node change. */
    private long generation;

    protected Node() {}
}
