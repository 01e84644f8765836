package org.ustack.placement.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.ustack.kernel.Json;
import org.ustack.placement.PlacementDecisionView;

/** A decision with its reasons, written once and never changed. */
@Entity
@Table(name = "placement_decision")
public class PlacementDecision {

    private static final int SUMMARY_LENGTH = 1024;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "placement_decision_seq")
    @SequenceGenerator(name = "placement_decision_seq", sequenceName = "placement_decision_seq", allocationSize = 50)
    private Long number;

    private String id;

    @Column(name = "server_id")
    private String serverId;

    @Column(name = "request_id")
    private String requestId;

    @Column(name = "decided_at")
    private Instant decidedAt;

    private String winner;

    private String summary;

    @Column(name = "nodes_considered")
    private int nodesConsidered;

    @Column(columnDefinition = "longtext")
    private String rejections;

    @Column(columnDefinition = "longtext")
    private String candidates;

    @Column(columnDefinition = "longtext")
    private String rejected;

    @Column(columnDefinition = "longtext")
    private String request;

    protected PlacementDecision() {}

    public PlacementDecision(PlacementDecisionView view) {
        this.id = view.id();
        this.serverId = view.serverId();
        this.requestId = view.requestId();
        this.decidedAt = view.decidedAt();
        this.winner = view.winner();
        this.summary = view.summary().length() <= SUMMARY_LENGTH
                ? view.summary()
                : view.summary().substring(0, SUMMARY_LENGTH);
        this.nodesConsidered = view.nodesConsidered();
        this.rejections = Json.write(view.rejections());
        this.candidates = Json.write(view.candidates());
        this.rejected = Json.write(view.rejected());
        this.request = Json.write(view.request());
    }

    public PlacementDecisionView view() {
        return new PlacementDecisionView(
                id,
                serverId,
                requestId,
                decidedAt,
                winner,
                summary,
                nodesConsidered,
                read(rejections, new TypeReference<LinkedHashMap<String, Integer>>() {}),
                read(candidates, new TypeReference<List<PlacementDecisionView.Candidate>>() {}),
                read(rejected, new TypeReference<List<PlacementDecisionView.Rejection>>() {}),
                read(request, new TypeReference<LinkedHashMap<String, Object>>() {}));
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored decision is not readable: " + e.getOriginalMessage(), e);
        }
    }
}
