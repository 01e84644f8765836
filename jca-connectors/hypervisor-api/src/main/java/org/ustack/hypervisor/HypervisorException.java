package org.ustack.hypervisor;

/** A verb failed. What it left behind is said at the verb; the agent looks again before it decides. */
public class HypervisorException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What the agent tells apart. */
    public enum Cause {
        /** No answer, or the connection broke: try again with another one. */
        UNREACHABLE,
        /** There is no such domain. */
        NO_DOMAIN,
        /** The domain's state does not allow the verb. */
        WRONG_STATE,
        /** The hypervisor will never accept this specification. */
        REFUSED,
        /** The node lacks memory, disk or another resource now. */
        EXHAUSTED,
        /** Anything else. */
        FAILED
    }

    private final Cause kind;

    public HypervisorException(Cause kind, String message) {
        super(message);
        this.kind = kind;
    }

    public HypervisorException(Cause kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Cause kind() {
        return kind;
    }
}
