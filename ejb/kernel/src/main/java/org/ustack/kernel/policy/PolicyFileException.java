package org.ustack.kernel.policy;

/** A file of rules that is not taken. The message names line, rule and reason. */
public class PolicyFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param rule null where the line names none */
    PolicyFileException(int line, String rule, String reason) {
        super("line " + line + (rule == null ? ": " : ", rule " + rule + ": ") + reason);
    }
}
