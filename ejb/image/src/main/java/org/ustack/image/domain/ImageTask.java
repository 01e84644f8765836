package org.ustack.image.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.ustack.image.ImageTaskView;
import org.ustack.image.ImportMethod;
import org.ustack.image.TaskStatus;
import org.ustack.image.TaskType;
import org.ustack.kernel.RequestContext;

/** One import into one image. */
@Entity
@Table(name = "image_task")
public class ImageTask {

    private static final int MESSAGE_LENGTH = 1024;

    @Id
    private String id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(32)")
    private TaskType type;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private TaskStatus status;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(32)")
    private ImportMethod method;

    @Column(columnDefinition = "longtext")
    private String source;

    private String owner;

    @Column(name = "image_id")
    private String imageId;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "request_id")
    private String requestId;

    @Column(name = "operation_id")
    private String operationId;

    @Column(columnDefinition = "longtext")
    private String input;

    private String message;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected ImageTask() {}

    public ImageTask(String id, RequestContext caller, Subject subject, String operationId, Instant now) {
        this.id = id;
        this.type = subject.type();
        this.status = TaskStatus.PENDING;
        this.method = subject.method();
        this.source = subject.source();
        this.owner = caller.projectId();
        this.imageId = subject.imageId();
        this.userId = caller.userId();
        this.requestId = caller.requestId();
        this.operationId = operationId;
        this.input = subject.input();
        this.message = "";
        this.createdAt = now;
        this.updatedAt = now;
    }

    /**
     * What is imported into what.
     *
     * @param source an address, or the id of another image; null where the bytes are here already
     * @param input as the task shows it, a JSON object
     */
    public record Subject(TaskType type, ImportMethod method, String source, String imageId, String input) {}

    public boolean runs() {
        return ImageTaskLifecycle.TABLE
                .find(status, ImageTaskLifecycle.Event.DONE)
                .isPresent();
    }

    public void take(Instant now) {
        apply(ImageTaskLifecycle.Event.TAKEN, now, null);
    }

    /** @param memory how long it is still shown */
    public void succeed(Instant now, Duration memory) {
        apply(ImageTaskLifecycle.Event.DONE, now, memory);
    }

    /** @param reason for the owner */
    public void fail(String reason, Instant now, Duration memory) {
        apply(ImageTaskLifecycle.Event.FAILED, now, memory);
        message = reason.length() <= MESSAGE_LENGTH ? reason : reason.substring(0, MESSAGE_LENGTH);
    }

    private void apply(ImageTaskLifecycle.Event event, Instant now, Duration memory) {
        var row = ImageTaskLifecycle.TABLE.decide(status, event);
        status = row.to();
        updatedAt = now;
        if (row.effects().contains(ImageTaskLifecycle.Effect.SET_EXPIRY)) {
            expiresAt = now.plus(memory);
        }
    }

    public String id() {
        return id;
    }

    public TaskStatus status() {
        return status;
    }

    public ImportMethod method() {
        return method;
    }

    public String source() {
        return source;
    }

    public String imageId() {
        return imageId;
    }

    public String owner() {
        return owner;
    }

    public String operationId() {
        return operationId;
    }

    public ImageTaskView view() {
        return new ImageTaskView(
                id, type, status, owner, imageId, userId, requestId, input, message, createdAt, updatedAt, expiresAt);
    }
}
