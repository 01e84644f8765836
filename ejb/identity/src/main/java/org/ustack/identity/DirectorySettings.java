package org.ustack.identity;

import java.time.Duration;
import org.ustack.kernel.Setting;

/** Settings of the directories behind domains; what differs from domain to domain stands in the domain's configuration. */
public final class DirectorySettings {

    public static final Setting<Duration> CONNECT_TIMEOUT = Setting.duration(
            "ustack.identity.directory-connect-timeout",
            Duration.ofSeconds(3),
            "How long a directory may take to accept a connection.");

    public static final Setting<Duration> ANSWER_TIMEOUT = Setting.duration(
            "ustack.identity.directory-answer-timeout",
            Duration.ofSeconds(5),
            "How long a directory may take for one answer.");

    public static final Setting<Duration> PAUSE = Setting.duration(
            "ustack.identity.directory-pause",
            Duration.ofSeconds(10),
            "How long a directory that could not be reached is left alone; calls meanwhile fail at once.");

    public static final Setting<Integer> CONNECTIONS = Setting.integer(
            "ustack.identity.directory-connections", 10, "Most calls to one directory at a time; more are refused.");

    public static final Setting<Duration> CACHE_TIME = Setting.duration(
            "ustack.identity.directory-cache-time",
            Duration.ofMinutes(1),
            "How long an answer of a directory is good for; logins are always asked anew.");

    public static final Setting<Integer> CACHE_SIZE = Setting.integer(
            "ustack.identity.directory-cache-size", 10_000, "Most answers of directories kept in memory.");

    public static final Setting<Integer> SIZE_LIMIT = Setting.integer(
            "ustack.identity.directory-size-limit", 10_000, "Most entries taken from a directory for one answer.");

    private DirectorySettings() {}
}
