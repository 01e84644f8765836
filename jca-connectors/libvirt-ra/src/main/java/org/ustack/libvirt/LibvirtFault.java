package org.ustack.libvirt;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.libvirt.Error.ErrorDomain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.HypervisorException.Cause;

/** Libvirt's errors in the words of the hypervisor API. */
final class LibvirtFault {

    private static final Set<ErrorNumber> UNREACHABLE = EnumSet.of(
            ErrorNumber.VIR_ERR_NO_CONNECT,
            ErrorNumber.VIR_ERR_INVALID_CONN,
            ErrorNumber.VIR_ERR_RPC,
            ErrorNumber.VIR_ERR_AUTH_FAILED,
            ErrorNumber.VIR_ERR_AUTH_CANCELLED,
            ErrorNumber.VIR_ERR_AUTH_UNAVAILABLE,
            ErrorNumber.VIR_ERR_SSH,
            ErrorNumber.VIR_ERR_LIBSSH,
            ErrorNumber.VIR_ERR_GNUTLS_ERROR,
            ErrorNumber.VIR_ERR_UNKNOWN_HOST,
            ErrorNumber.VIR_ERR_NO_SERVER);

    private static final Set<ErrorNumber> REFUSED = EnumSet.of(
            ErrorNumber.VIR_ERR_XML_ERROR,
            ErrorNumber.VIR_ERR_XML_DETAIL,
            ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA,
            ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED,
            ErrorNumber.VIR_ERR_OS_TYPE,
            ErrorNumber.VIR_ERR_DOM_EXIST,
            ErrorNumber.VIR_ERR_INVALID_MAC,
            ErrorNumber.VIR_ERR_INVALID_ARG,
            ErrorNumber.VIR_ERR_CPU_INCOMPATIBLE,
            ErrorNumber.VIR_ERR_NO_SUPPORT,
            ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED,
            ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED);

    private LibvirtFault() {}

    static HypervisorException of(LibvirtException thrown, String verb) {
        org.libvirt.Error error = thrown.getError();
        if (error == null) {
            return new HypervisorException(Cause.FAILED, verb + ": " + thrown.getMessage(), thrown);
        }
        return new HypervisorException(
                cause(error.getCode(), error.getDomain(), error.getMessage()),
                verb + ": " + error.getMessage(),
                thrown);
    }

    /** Of the last error on this thread, after a call of {@link LibvirtCalls} said that it failed. */
    static HypervisorException last(String verb) {
        int code = LibvirtCalls.C.virGetLastErrorCode();
        int domain = LibvirtCalls.C.virGetLastErrorDomain();
        String message = LibvirtCalls.C.virGetLastErrorMessage();
        LibvirtCalls.C.virResetLastError();
        return new HypervisorException(cause(number(code), domain(domain), message), verb + ": " + message);
    }

    static ErrorNumber number(int code) {
        ErrorNumber[] known = ErrorNumber.values();
        return code >= 0 && code < known.length ? known[code] : ErrorNumber.VIR_ERR_UNKNOWN;
    }

    private static ErrorDomain domain(int code) {
        ErrorDomain[] known = ErrorDomain.values();
        return code >= 0 && code < known.length ? known[code] : ErrorDomain.VIR_FROM_NONE;
    }

    /**
     * A lost connection has no code of its own: it shows as an internal or system error of the RPC layer, or as a message
     * about the socket. Lack of memory or disk, too, is known by the system's message alone.
     */
    static Cause cause(ErrorNumber code, ErrorDomain from, String message) {
        String text = message == null ? "" : message.toLowerCase(Locale.ROOT);
        if (UNREACHABLE.contains(code)
                || from == ErrorDomain.VIR_FROM_RPC
                || text.contains("client socket is closed")
                || text.contains("end of file while reading data")) {
            return Cause.UNREACHABLE;
        }
        if (code == ErrorNumber.VIR_ERR_NO_DOMAIN) {
            return Cause.NO_DOMAIN;
        }
        if (code == ErrorNumber.VIR_ERR_OPERATION_INVALID) {
            return Cause.WRONG_STATE;
        }
        if (code == ErrorNumber.VIR_ERR_NO_MEMORY
                || text.contains("cannot allocate memory")
                || text.contains("cannot set up guest memory")
                || text.contains("no space left on device")) {
            return Cause.EXHAUSTED;
        }
        return REFUSED.contains(code) ? Cause.REFUSED : Cause.FAILED;
    }
}
