package org.ustack.image.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jboss.logging.Logger;
import org.ustack.image.ImageSettings;
import org.ustack.image.internal.web.AddressRules;
import org.ustack.image.internal.web.HostNames;
import org.ustack.image.internal.web.WebSource;
import org.ustack.kernel.Settings;
import org.ustack.platform.PlatformSettings;

/** The web as imports see it: by the operator's rules, and without this cloud itself. */
@ApplicationScoped
public class WebSources {

    private static final Logger LOG = Logger.getLogger(WebSources.class);

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    public WebSource source() {
        AddressRules rules = new AddressRules(
                settings.get(ImageSettings.IMPORT_PORTS),
                settings.get(ImageSettings.IMPORT_ALLOWED),
                settings.get(ImageSettings.IMPORT_REFUSED),
                this::isOurs);
        return new WebSource(rules, HostNames.ofSystem(), (SSLSocketFactory) SSLSocketFactory.getDefault(), clock);
    }

    /** An address of this machine, or one under which clients or agents reach this cloud. */
    private boolean isOurs(InetAddress address) {
        try {
            if (NetworkInterface.getByInetAddress(address) != null) {
                return true;
            }
        } catch (SocketException e) {
            LOG.warnf("it is not known whether %s is of this machine, so it counts as one: %s", address, e);
            return true;
        }
        for (String url : List.of(settings.get(PlatformSettings.PUBLIC_URL), ImageSettings.internalUrl(settings))) {
            if (leadsTo(url, address)) {
                return true;
            }
        }
        return false;
    }

    private static boolean leadsTo(String url, InetAddress address) {
        String host = URI.create(url).getHost();
        try {
            return host != null && List.of(InetAddress.getAllByName(host)).contains(address);
        } catch (UnknownHostException e) {
            LOG.debugf("the host of %s has no address", url);
            return false;
        }
    }
}
