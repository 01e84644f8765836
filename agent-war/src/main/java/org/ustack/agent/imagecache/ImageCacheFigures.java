package org.ustack.agent.imagecache;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jboss.logging.Logger;
import org.ustack.agent.AgentSettings;
import org.ustack.agent.NodeProblem;
import org.ustack.kernel.Settings;

/** Shows the cache to the operator. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImageCacheFigures {

    private static final Logger LOG = Logger.getLogger(ImageCacheFigures.class);
    private static final String NAME = "ustack:type=ImageCache";

    @Inject
    private ImageCache cache;

    @Inject
    private Settings settings;

    @PostConstruct
    void show() {
        try {
            StandardMBean bean = new StandardMBean(
                    view(cache, settings.get(AgentSettings.IMAGE_CACHE_BYTES)), ImageCacheMXBean.class, true);
            ManagementFactory.getPlatformMBeanServer().registerMBean(bean, new ObjectName(NAME));
        } catch (JMException e) {
            LOG.warnf(e, "%s is not offered", NAME);
        }
    }

    @PreDestroy
    void hide() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(NAME));
        } catch (JMException e) {
            LOG.debugf(e, "%s was not registered", NAME);
        }
    }

    static ImageCacheMXBean view(ImageCache cache, long limitBytes) {
        return new ImageCacheMXBean() {

            private ImageCache.Figures now() {
                try {
                    return cache.figures();
                } catch (NodeProblem e) {
                    throw new IllegalStateException(e.getMessage(), e);
                }
            }

            @Override
            public int getImages() {
                return now().images();
            }

            @Override
            public long getBytes() {
                return now().bytes();
            }

            @Override
            public long getLimitBytes() {
                return limitBytes;
            }

            @Override
            public long getHits() {
                return now().hits();
            }

            @Override
            public long getMisses() {
                return now().misses();
            }

            @Override
            public long getEvicted() {
                return now().evicted();
            }
        };
    }
}
