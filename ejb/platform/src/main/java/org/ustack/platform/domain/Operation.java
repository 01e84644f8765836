package org.ustack.platform.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.OperationState;
import org.ustack.platform.OperationView;
import org.ustack.platform.Operations.BeginOperation;

/** Work in progress, or done, on one resource. */
@Entity
@Table(name = "operation")
public class Operation {

    private static final int MESSAGE_LENGTH = 1024;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "operation_seq")
    @SequenceGenerator(name = "operation_seq", sequenceName = "operation_seq", allocationSize = 1)
    private Long sequence;

    private String id;

    @Column(name = "resource_type")
    private String resourceType;

    @Column(name = "resource_id")
    private String resourceId;

    private String action;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private OperationState state;

    private String node;

    @Column(name = "request_id")
    private String requestId;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "project_id")
    private String projectId;

    private int attempt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    private Instant deadline;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(name = "error_code")
    private String errorCode;

    private String message;

    @Column(name = "running_on")
    private String runningOn;

    protected Operation() {}

    public Operation(String id, RequestContext caller, BeginOperation begin, Instant now) {
        this.id = id;
        this.resourceType = begin.resourceType();
        this.resourceId = begin.resourceId();
        this.action = begin.action();
        this.state = OperationState.RUNNING;
        this.node = begin.node();
        this.requestId = caller.requestId();
        this.userId = caller.userId();
        this.projectId = caller.projectId();
        this.attempt = 1;
        this.startedAt = now;
        this.updatedAt = now;
        this.deadline = now.plus(begin.allowed());
        this.runningOn = key(resourceType, resourceId);
    }

    public static String key(String resourceType, String resourceId) {
        return resourceType + ":" + resourceId;
    }

    public boolean running() {
        return state == OperationState.RUNNING;
    }

    public void succeed(Instant now) {
        end(OperationState.SUCCEEDED, now);
    }

    public void fail(String code, String text, Instant now) {
        end(OperationState.FAILED, now);
        this.errorCode = code;
        this.message = cut(text);
    }

    public void retry(String onNode, Duration allowed, Instant now) {
        this.node = onNode;
        this.attempt++;
        this.updatedAt = now;
        this.deadline = now.plus(allowed);
    }

    /** The next step has all its attempts before it. */
    public void proceed(String onNode, Duration allowed, Instant now) {
        this.node = onNode;
        this.attempt = 1;
        this.updatedAt = now;
        this.deadline = now.plus(allowed);
    }

    private void end(OperationState to, Instant now) {
        this.state = to;
        this.updatedAt = now;
        this.finishedAt = now;
        this.runningOn = null;
    }

    static String cut(String text) {
        return text == null || text.length() <= MESSAGE_LENGTH ? text : text.substring(0, MESSAGE_LENGTH);
    }

    public String id() {
        return id;
    }

    public String node() {
        return node;
    }

    public OperationView view() {
        return new OperationView(
                id,
                sequence,
                resourceType,
                resourceId,
                action,
                state,
                node,
                requestId,
                userId,
                projectId,
                attempt,
                startedAt,
                updatedAt,
                deadline,
                finishedAt,
                errorCode,
                message);
    }
}
