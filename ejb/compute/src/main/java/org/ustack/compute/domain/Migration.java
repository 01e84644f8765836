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
import java.util.ArrayList;
import java.util.List;
import org.ustack.compute.MigrationKind;
import org.ustack.compute.MigrationState;
import org.ustack.compute.MigrationView;
import org.ustack.compute.ServerView.FlavorSnapshot;
import org.ustack.kernel.Json;

/** One move of a server: from where to where, as what, and how far it is. Its id holds the claim on the place that is left. */
@Entity
@Table(name = "migration")
public class Migration {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "migration_seq")
    @SequenceGenerator(name = "migration_seq", sequenceName = "migration_seq", allocationSize = 1)
    private Long number;

    private String id;

    @Column(name = "server_id")
    private String serverId;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "user_id")
    private String userId;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private MigrationKind kind;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private MigrationState state;

    @Column(name = "open_server_id")
    private String openServerId;

    @Column(name = "source_node")
    private String sourceNode;

    @Column(name = "source_agent")
    private String sourceAgent;

    @Column(name = "source_zone")
    private String sourceZone;

    @Column(name = "destination_node")
    private String destinationNode;

    @Column(name = "destination_agent")
    private String destinationAgent;

    @Column(name = "destination_zone")
    private String destinationZone;

    @Column(name = "tried_nodes", columnDefinition = "longtext")
    private String triedNodes = "[]";

    @Column(name = "old_flavor", columnDefinition = "longtext")
    private String oldFlavor;

    @Column(name = "new_flavor", columnDefinition = "longtext")
    private String newFlavor;

    @Column(name = "old_flavor_number")
    private long oldFlavorNumber;

    @Column(name = "new_flavor_number")
    private long newFlavorNumber;

    private boolean ran;

    @Column(name = "failure_code")
    private String failureCode;

    @Column(columnDefinition = "longtext")
    private String failure;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Migration() {}

    /**
     * A move from where the server is now.
     *
     * @param ran whether the server shall run in the end
     */
    public Migration(String id, Server server, String userId, MigrationKind kind, boolean ran, Instant now) {
        this.id = id;
        this.serverId = server.id();
        this.openServerId = server.id();
        this.projectId = server.projectId();
        this.userId = userId;
        this.kind = kind;
        this.state = kind == MigrationKind.EVACUATION ? MigrationState.EVACUATING : MigrationState.DEPARTING;
        this.sourceNode = server.node();
        this.sourceAgent = server.agent();
        this.sourceZone = server.zone();
        this.ran = ran;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Internal numbers are 0 for a flavor that is not known any more. */
    public void flavors(FlavorSnapshot before, long beforeNumber, FlavorSnapshot after, long afterNumber) {
        this.oldFlavor = Json.write(before);
        this.oldFlavorNumber = beforeNumber;
        this.newFlavor = Json.write(after);
        this.newFlavorNumber = afterNumber;
    }

    public void towards(Place place) {
        this.destinationNode = place.node();
        this.destinationAgent = place.agent();
        this.destinationZone = place.zone();
    }

    /** To be called with what the life cycle decided, nowhere else. */
    public void become(MigrationState next, Instant now) {
        this.state = next;
        this.updatedAt = now;
        if (!next.open()) {
            this.openServerId = null;
        }
    }

    public void tried(String node) {
        List<String> all = new ArrayList<>(triedNodes());
        all.add(node);
        this.triedNodes = JsonText.write(all);
    }

    /** What stood in the way; kept while the server is put back. */
    public void failed(String code, String reason) {
        this.failureCode = code;
        this.failure = reason;
    }

    public MigrationView view(String destinationAddress) {
        return new MigrationView(
                number,
                id,
                serverId,
                projectId,
                userId,
                kind,
                state,
                sourceNode,
                destinationNode,
                destinationAddress,
                oldFlavorNumber,
                newFlavorNumber,
                createdAt,
                updatedAt);
    }

    public String id() {
        return id;
    }

    public String serverId() {
        return serverId;
    }

    public MigrationKind kind() {
        return kind;
    }

    public MigrationState state() {
        return state;
    }

    public Place source() {
        return new Place(sourceNode, sourceAgent, sourceZone);
    }

    public Place destination() {
        return new Place(destinationNode, destinationAgent, destinationZone);
    }

    public boolean staysOnNode() {
        return sourceNode.equals(destinationNode);
    }

    /** The place that works on the step that runs. */
    public Place worker() {
        return switch (state) {
            case ARRIVING, WITHDRAWING, EVACUATING -> destination();
            default -> source();
        };
    }

    public List<String> triedNodes() {
        return JsonText.readList(triedNodes);
    }

    public FlavorSnapshot oldFlavor() {
        return Json.read(oldFlavor, FlavorSnapshot.class);
    }

    public FlavorSnapshot newFlavor() {
        return Json.read(newFlavor, FlavorSnapshot.class);
    }

    public boolean ran() {
        return ran;
    }

    public String failureCode() {
        return failureCode;
    }

    public String failure() {
        return failure;
    }

    public String destinationNode() {
        return destinationNode;
    }
}
