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
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerChanged;
import org.ustack.compute.ServerService.ServerChange;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerStatus;
import org.ustack.compute.ServerView.FlavorSnapshot;
import org.ustack.contract.OperationRef;
import org.ustack.contract.PowerState;
import org.ustack.platform.OperationView;

/** A server: what was wished for, where it stands, and what runs on it now. Its state changes through the life cycle only. */
@Entity
@Table(name = "server")
public class Server {

    private static final int FAULT_LENGTH = 1024;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "server_seq")
    @SequenceGenerator(name = "server_seq", sequenceName = "server_seq", allocationSize = 1)
    private Long number;

    private String id;

    @Version
    private int version;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "user_id")
    private String userId;

    private String name;
    private String description;
    private String hostname;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private ServerState state;

    @Column(name = "state_since")
    private Instant stateSince;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private PowerState power;

    @Column(name = "operation_id")
    private String operationId;

    @Enumerated(EnumType.STRING)
    @Column(name = "operation_action", columnDefinition = "varchar(16)")
    private ServerAction operationAction;

    @Column(name = "operation_sequence")
    private long operationSequence;

    @Column(name = "operation_deadline")
    private Instant operationDeadline;

    @Column(name = "operation_request")
    private String operationRequest;

    private String node;
    private String agent;
    private String zone;

    @Column(name = "wanted_zone")
    private String wantedZone;

    @Column(name = "wanted_node")
    private String wantedNode;

    @Column(name = "tried_nodes", columnDefinition = "longtext")
    private String triedNodes = "[]";

    @Column(columnDefinition = "longtext")
    private String hints;

    @Column(name = "flavor_id")
    private String flavorId;

    @Column(name = "flavor_name")
    private String flavorName;

    private int vcpus;
    private int ram;
    private int disk;
    private int ephemeral;
    private int swap;

    @Column(name = "extra_specs", columnDefinition = "longtext")
    private String extraSpecs;

    @Column(name = "image_id")
    private String imageId;

    @Column(name = "image_properties", columnDefinition = "longtext")
    private String imageProperties;

    @Column(name = "key_name")
    private String keyName;

    @Column(name = "key_type")
    private String keyType;

    @Column(name = "public_key", columnDefinition = "longtext")
    private String publicKey;

    @Column(columnDefinition = "longtext")
    private String metadata;

    /** Counts the changes of what the guest may read about itself. */
    @Column(name = "guest_generation")
    private int guestGeneration;

    @Column(columnDefinition = "longtext")
    private String tags;

    @Column(name = "access_ip_v4")
    private String accessIpV4;

    @Column(name = "access_ip_v6")
    private String accessIpV6;

    @Column(name = "config_drive")
    private boolean configDrive;

    @Column(name = "disk_config")
    private String diskConfig;

    @Column(name = "user_data", columnDefinition = "longtext")
    private String userData;

    @Column(name = "admin_password")
    private String adminPassword;

    private boolean locked;

    @Column(name = "locked_reason")
    private String lockedReason;

    @Column(name = "reservation_id")
    private String reservationId;

    @Column(name = "launch_index")
    private int launchIndex;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "launched_at")
    private Instant launchedAt;

    @Column(name = "terminated_at")
    private Instant terminatedAt;

    @Column(name = "fault_code")
    private Integer faultCode;

    @Column(name = "fault_message")
    private String faultMessage;

    @Column(name = "fault_details", columnDefinition = "longtext")
    private String faultDetails;

    @Column(name = "fault_at")
    private Instant faultAt;

    protected Server() {}

    public Server(NewServer wish, Instant now) {
        this.id = wish.id();
        this.projectId = wish.projectId();
        this.userId = wish.userId();
        this.name = wish.name();
        this.description = wish.description();
        this.hostname = wish.hostname();
        this.state = ServerState.BUILDING;
        this.stateSince = now;
        this.power = PowerState.NO_STATE;
        this.wantedZone = wish.wantedZone();
        this.wantedNode = wish.wantedNode();
        this.hints = JsonText.write(wish.hints());
        FlavorSnapshot flavor = wish.flavor();
        this.flavorId = flavor.id();
        this.flavorName = flavor.name();
        this.vcpus = flavor.vcpus();
        this.ram = flavor.ram();
        this.disk = flavor.disk();
        this.ephemeral = flavor.ephemeral();
        this.swap = flavor.swap();
        this.extraSpecs = JsonText.write(flavor.extraSpecs());
        this.imageId = wish.imageId();
        this.imageProperties = JsonText.write(wish.imageProperties());
        this.keyName = wish.keyName();
        this.keyType = wish.keyType();
        this.publicKey = wish.publicKey();
        this.metadata = JsonText.write(wish.metadata());
        this.tags = JsonText.write(wish.tags());
        this.accessIpV4 = wish.accessIpV4();
        this.accessIpV6 = wish.accessIpV6();
        this.configDrive = wish.configDrive();
        this.diskConfig = wish.diskConfig();
        this.userData = wish.userData();
        this.adminPassword = wish.adminPassword();
        this.reservationId = wish.reservationId();
        this.launchIndex = wish.launchIndex();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** To be called with what the life cycle decided, nowhere else. */
    public void become(ServerState next, Instant now) {
        this.state = next;
        this.stateSince = now;
        this.updatedAt = now;
        if (next == ServerState.DELETED) {
            this.terminatedAt = now;
            this.power = PowerState.NO_STATE;
            this.adminPassword = null;
        }
    }

    public void placedOn(String nodeName, String agentName, String zoneName) {
        this.node = nodeName;
        this.agent = agentName;
        this.zone = zoneName;
    }

    public void leaveNode() {
        placedOn(null, null, null);
        this.power = PowerState.NO_STATE;
    }

    /** @param until when the operation fails if the node has not answered */
    public void begin(OperationView operation, ServerAction action, Instant until, Instant now) {
        this.operationId = operation.id();
        this.operationAction = action;
        this.operationSequence = operation.sequence();
        this.operationDeadline = until;
        this.operationRequest = operation.requestId();
        this.updatedAt = now;
    }

    public void extend(Instant until) {
        this.operationDeadline = until;
    }

    public void endOperation(Instant now) {
        this.operationId = null;
        this.operationAction = null;
        this.operationDeadline = null;
        this.stateSince = now;
        this.updatedAt = now;
    }

    /** Whether that operation is the one that runs now: events of any other are stale. */
    public boolean runs(String operation) {
        return operationId != null && operationId.equals(operation);
    }

    public OperationRef operationRef() {
        return new OperationRef(operationId, operationSequence, operationDeadline);
    }

    public void observe(PowerState seen) {
        this.power = seen;
    }

    public void launched(Instant now) {
        this.launchedAt = now;
        this.adminPassword = null;
    }

    public void tried(String nodeName) {
        List<String> all = new ArrayList<>(triedNodes());
        all.add(nodeName);
        this.triedNodes = JsonText.write(all);
    }

    public void fail(int code, String message, String details, Instant now) {
        this.faultCode = code;
        this.faultMessage = message.length() <= FAULT_LENGTH ? message : message.substring(0, FAULT_LENGTH);
        this.faultDetails = details;
        this.faultAt = now;
        this.adminPassword = null;
    }

    public void clearFault() {
        this.faultCode = null;
        this.faultMessage = null;
        this.faultDetails = null;
        this.faultAt = null;
    }

    public void change(ServerChange change, Instant now) {
        name = change.name() == null ? name : change.name();
        hostname = change.hostname() == null ? hostname : change.hostname();
        description =
                change.clearDescription() ? null : change.description() == null ? description : change.description();
        accessIpV4 = change.accessIpV4() == null ? accessIpV4 : emptyToNull(change.accessIpV4());
        accessIpV6 = change.accessIpV6() == null ? accessIpV6 : emptyToNull(change.accessIpV6());
        diskConfig = change.diskConfig() == null ? diskConfig : change.diskConfig();
        guestGeneration++;
        updatedAt = now;
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    public void lock(boolean on, String reason, Instant now) {
        this.locked = on;
        this.lockedReason = on ? reason : null;
        this.updatedAt = now;
    }

    public void setMetadata(Map<String, String> items, Instant now) {
        this.metadata = JsonText.write(items);
        this.guestGeneration++;
        this.updatedAt = now;
    }

    public void setTags(List<String> all, Instant now) {
        this.tags = JsonText.write(all);
        this.updatedAt = now;
    }

    public ServerChanged changed() {
        ServerStatus status = status();
        return new ServerChanged(id, projectId, name, status.status(), status.taskState());
    }

    public ServerStatus status() {
        return ServerStatus.of(state, operationAction, node != null);
    }

    public FlavorSnapshot flavor() {
        return new FlavorSnapshot(
                flavorId, flavorName, vcpus, ram, disk, ephemeral, swap, JsonText.readStrings(extraSpecs));
    }

    public long number() {
        return number;
    }

    public String id() {
        return id;
    }

    public String projectId() {
        return projectId;
    }

    public String name() {
        return name;
    }

    public String hostname() {
        return hostname;
    }

    public ServerState state() {
        return state;
    }

    /** When the state last changed or an operation last ended: older observations say nothing. */
    public Instant stateSince() {
        return stateSince;
    }

    public PowerState power() {
        return power;
    }

    public String operationId() {
        return operationId;
    }

    public ServerAction operationAction() {
        return operationAction;
    }

    public Instant operationDeadline() {
        return operationDeadline;
    }

    public String operationRequest() {
        return operationRequest;
    }

    public String node() {
        return node;
    }

    public String agent() {
        return agent;
    }

    public String zone() {
        return zone;
    }

    public String wantedZone() {
        return wantedZone;
    }

    public String wantedNode() {
        return wantedNode;
    }

    public List<String> triedNodes() {
        return JsonText.readList(triedNodes);
    }

    public Map<String, List<String>> hints() {
        return JsonText.readLists(hints);
    }

    public String imageId() {
        return imageId;
    }

    public Map<String, String> imageProperties() {
        return JsonText.readStrings(imageProperties);
    }

    public String keyName() {
        return keyName;
    }

    public String keyType() {
        return keyType;
    }

    public String publicKey() {
        return publicKey;
    }

    public int guestGeneration() {
        return guestGeneration;
    }

    public Map<String, String> metadata() {
        return JsonText.readStrings(metadata);
    }

    public List<String> tags() {
        return JsonText.readList(tags);
    }

    public boolean configDrive() {
        return configDrive;
    }

    public String userData() {
        return userData;
    }

    public String adminPassword() {
        return adminPassword;
    }

    public boolean locked() {
        return locked;
    }

    public String reservationId() {
        return reservationId;
    }

    public int launchIndex() {
        return launchIndex;
    }
}
