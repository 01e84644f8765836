package org.ustack.agent;

/** Something on the node stands in the way of a command. Reported to the controller as it is. */
public class NodeProblem extends Exception {

    private static final long serialVersionUID = 1L;

    /** Short causes; public names, since they are stored with the operation. */
    public enum Code {
        /** The bytes are not those that the command announced. */
        IMAGE_CORRUPT(false),
        /** The image reaches for files outside itself, or its format is not the declared one. */
        IMAGE_UNSAFE(false),
        IMAGE_UNAVAILABLE(true),
        /** The image is larger than the root disk that the flavor grants. */
        DISK_TOO_SMALL(false),
        STORAGE(true),
        /** The server's disks are files of this node and cannot be used on the node that it shall go to. */
        DISKS_ARE_LOCAL(false),
        NETWORK(true),
        /** The node has no bridge for the physical network that the network asks for. */
        NO_PHYSICAL_NETWORK(true),
        CONFIG_DRIVE(true),
        /** Something in the command cannot be what it should be. */
        BAD_COMMAND(false),
        /** The command came after its operation's deadline. */
        DEADLINE_PASSED(true),
        NO_DOMAIN(false),
        WRONG_STATE(false),
        HYPERVISOR(true),
        HYPERVISOR_REFUSED(false),
        EXHAUSTED(true);

        private final boolean retryable;

        Code(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Code code;

    public NodeProblem(Code code, String reason) {
        super(reason);
        this.code = code;
    }

    public NodeProblem(Code code, String reason, Throwable cause) {
        super(reason, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** Whether another node, or this one later, may do better. */
    public boolean retryable() {
        return code.retryable;
    }
}
