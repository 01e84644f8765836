package org.ustack.rest.common;

import jakarta.enterprise.context.RequestScoped;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;

/** The request in hand: its id, its caller, the address it came to. Filled by the filters, read by resources. */
@RequestScoped
public class CurrentRequest {

    private String requestId;
    private String baseUrl;
    private String token;
    private RequestContext context;
    private RequestContext claimant;
    private String rule;

    void begin(String id, String base) {
        this.requestId = id;
        this.baseUrl = base;
    }

    void authenticated(String presentedToken, RequestContext caller) {
        this.token = presentedToken;
        this.context = caller;
    }

    /** For the audit trail: who wants to prove who it is, by which operation. */
    public void claimedBy(RequestContext who, String operation) {
        this.claimant = who;
        this.rule = operation;
    }

    /** For the audit trail: the caller, or who wanted to be one; null if nobody is known. */
    RequestContext initiator() {
        return context == null ? claimant : context;
    }

    void guardedBy(String policyRule) {
        this.rule = policyRule;
    }

    public String requestId() {
        return requestId;
    }

    /** Scheme, host and port as the client sees them, without a slash at the end. */
    public String baseUrl() {
        return baseUrl;
    }

    /** The token that the caller presented. */
    public String token() {
        return token;
    }

    /** The caller; only in methods that carry {@link Policy}. */
    public RequestContext context() {
        if (context == null) {
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
        return context;
    }

    String rule() {
        return rule;
    }
}
