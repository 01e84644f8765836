package org.ustack.libvirt;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** The calls of libvirt that libvirt-java lacks. Names, arguments and results as in libvirt's C API. */
interface LibvirtCalls extends Library {

    LibvirtCalls C = Native.load("virt", LibvirtCalls.class);

    int STATS_STATE = 1;
    int STATS_BALLOON = 4;
    int STATS_VCPU = 8;
    int STATS_INTERFACE = 16;
    int STATS_BLOCK = 32;
    int METADATA_ELEMENT = 2;
    int UUID_STRING_LENGTH = 37;
    int ALL_CELLS = -1;

    int virConnectGetAllDomainStats(Pointer connection, int stats, PointerByReference records, int flags);

    int virDomainListGetStats(Pointer[] domains, int stats, PointerByReference records, int flags);

    void virDomainStatsRecordListFree(Pointer records);

    Pointer virDomainLookupByUUIDString(Pointer connection, String uuid);

    int virDomainGetUUIDString(Pointer domain, byte[] uuid);

    int virDomainGetState(Pointer domain, IntByReference state, IntByReference reason, int flags);

    int virDomainHasManagedSaveImage(Pointer domain, int flags);

    Pointer virDomainGetMetadata(Pointer domain, int type, String uri, int flags);

    int virDomainInjectNMI(Pointer domain, int flags);

    int virDomainFree(Pointer domain);

    int virNodeGetMemoryStats(Pointer connection, int cell, Pointer params, IntByReference count, int flags);

    int virGetLastErrorCode();

    int virGetLastErrorDomain();

    String virGetLastErrorMessage();

    void virResetLastError();
}
