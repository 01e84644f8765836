package org.ustack.identity.internal.directory;

/** A directory cannot be asked now. */
class DirectoryDownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DirectoryDownException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
