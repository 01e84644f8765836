package org.ustack.platform.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.AuditTrail;

/** One request that changed something, or was refused. */
@Entity
@Table(name = "audit_event")
public class AuditEvent {

    private static final int FIRST_FAILURE_STATUS = 400;
    private static final int ID_LENGTH = 64;
    private static final int NAME_LENGTH = 255;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_event_seq")
    @SequenceGenerator(name = "audit_event_seq", sequenceName = "audit_event_seq", allocationSize = 50)
    private Long id;

    @Column(name = "event_time")
    private Instant eventTime;

    @Column(name = "request_id")
    private String requestId;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "user_name")
    private String userName;

    @Column(name = "user_domain_id")
    private String userDomainId;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "domain_id")
    private String domainId;

    @Column(name = "system_scope")
    private boolean systemScope;

    @Column(name = "client_address")
    private String clientAddress;

    private String method;

    private String path;

    private String action;

    private int status;

    private String outcome;

    private String reason;

    protected AuditEvent() {}

    public AuditEvent(AuditTrail.Entry entry) {
        this.eventTime = entry.at();
        this.requestId = entry.requestId();
        if (entry.caller() != null) {
            this.userId = cut(entry.caller().userId(), ID_LENGTH);
            this.userName = cut(entry.caller().userName(), NAME_LENGTH);
            this.userDomainId = cut(entry.caller().userDomainId(), ID_LENGTH);
            this.projectId = entry.caller().projectId();
            this.domainId = entry.caller().domainId();
            this.systemScope = entry.caller().systemScope();
        }
        this.clientAddress = entry.clientAddress();
        this.method = entry.method();
        this.path = Operation.cut(entry.path());
        this.action = entry.action();
        this.status = entry.status();
        this.outcome = entry.status() < FIRST_FAILURE_STATUS ? "success" : "failure";
        this.reason = Operation.cut(entry.reason());
    }

    /** Who is refused may have claimed any name. */
    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }

    public AuditTrail.Entry view() {
        RequestContext caller = userId == null && userName == null
                ? null
                : new RequestContext(
                        requestId, userId, userName, userDomainId, projectId, domainId, systemScope, Set.of());
        return new AuditTrail.Entry(eventTime, requestId, caller, clientAddress, method, path, action, status, reason);
    }
}
