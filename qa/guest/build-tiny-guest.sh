#!/bin/bash
# Builds the tiny guest: a very small Linux that says on its console what it was given.
#
# Everything comes from Debian packages (kernel from linux-image-cloud-amd64,
# userland from busybox-static, optional SSH server from dropbear-bin), so the
# guest can be rebuilt anywhere the Debian archive is reachable.
#
# Output, in OUTDIR:
#   vmlinuz      kernel, for direct kernel boot
#   initrd       gzip'd initramfs holding the complete system
#   tiny.qcow2   BIOS-bootable disk: MBR, FAT boot partition (syslinux),
#                ext4 partition labelled "tinydata" (mounted at /data, persistent)
#   manifest     package versions and sizes of what was built
#
# Root is not needed: nothing is mounted and no device node is created.
#
# Needs: apt (with an up to date index), dpkg-deb, cpio, gzip, kmod,
#        syslinux + syslinux-common, mtools, dosfstools, e2fsprogs, fdisk,
#        qemu-utils
#
# Usage: build-tiny-guest.sh [OUTDIR]        (default: ./out)
# Environment:
#   WITH_SSH=0     leave out the SSH server (default 1)
#   DISK_MIB=64    virtual size of tiny.qcow2
#   BOOT_MIB=32    size of its boot partition
#   WORKDIR=dir    keep the downloads and the staging tree there
set -euo pipefail
export LC_ALL=C

OUTDIR=$(mkdir -p "${1:-out}" && cd "${1:-out}" && pwd)
WITH_SSH=${WITH_SSH:-1}
DISK_MIB=${DISK_MIB:-64}
BOOT_MIB=${BOOT_MIB:-32}
PATH=$PATH:/usr/sbin:/sbin

if [ -n "${WORKDIR:-}" ]; then
    mkdir -p "$WORKDIR"
else
    WORKDIR=$(mktemp -d)
    trap 'rm -rf "$WORKDIR"' EXIT
fi
WORKDIR=$(cd "$WORKDIR" && pwd)

for tool in apt-get dpkg-deb cpio gzip depmod modprobe syslinux mmd mcopy \
            mkfs.fat mke2fs sfdisk qemu-img; do
    command -v "$tool" >/dev/null || { echo "missing tool: $tool" >&2; exit 1; }
done

# --- 1. packages ------------------------------------------------------------
# linux-image-cloud-amd64 is a metapackage; its dependency names the real image.
kernel_pkg=$(apt-cache depends linux-image-cloud-amd64 |
             sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' | head -n1)
[ -n "$kernel_pkg" ] || { echo "no kernel package found; run apt-get update" >&2; exit 1; }
packages=("$kernel_pkg" busybox-static)
if [ "$WITH_SSH" = 1 ]; then
    # dropbear is dynamically linked: bring its libraries from the archive too,
    # so that the build does not depend on what the build host has installed.
    packages+=(dropbear-bin libc6 libcrypt1 libtomcrypt1 libtommath1 libgmp10 zlib1g)
fi

mkdir -p "$WORKDIR/deb"
( cd "$WORKDIR/deb"
  for p in "${packages[@]}"; do
      ls "${p}"_*.deb >/dev/null 2>&1 || apt-get -q download "$p" 2>/dev/null
  done )
rm -rf "$WORKDIR/pkg" "$WORKDIR/root"
mkdir -p "$WORKDIR/pkg" "$WORKDIR/root"
for p in "${packages[@]}"; do
    dpkg-deb -x "$WORKDIR/deb/${p}"_*.deb "$WORKDIR/pkg"
done
kver=${kernel_pkg#linux-image-}

# --- 2. root tree -----------------------------------------------------------
root=$WORKDIR/root
mkdir -p "$root"/{bin,sbin,etc/acpi/PWRF,etc/acpi/PWRB,dev,proc,sys,run,tmp,data,mnt,root,var/log} \
         "$root"/{lib/modules,www/cgi-bin,usr/share/udhcpc,etc/dropbear}
chmod 1777 "$root/tmp"
cp "$WORKDIR/pkg/bin/busybox" "$root/bin/busybox"
"$root/bin/busybox" --list | while read -r applet; do
    [ "$applet" = busybox ] || ln -sf /bin/busybox "$root/bin/$applet"
done

if [ "$WITH_SSH" = 1 ]; then
    cp "$WORKDIR/pkg/usr/sbin/dropbear" "$WORKDIR/pkg/usr/bin/dropbearkey" "$root/sbin/"
    mkdir -p "$root/lib/x86_64-linux-gnu" "$root/lib64"
    for lib in libc.so.6 libcrypt.so.1 libtomcrypt.so.1 libtommath.so.1 libgmp.so.10 libz.so.1; do
        src=$(find "$WORKDIR/pkg/lib" "$WORKDIR/pkg/usr/lib" -name "$lib" | head -n1)
        cp -L "$src" "$root/lib/x86_64-linux-gnu/"
    done
    cp -L "$WORKDIR/pkg/lib64/ld-linux-x86-64.so.2" "$root/lib64/"
fi

# Kernel modules: resolve the dependencies here and load them in this order.
wanted="button evdev virtio_pci virtio_blk virtio_net virtio_rng virtio_balloon
        virtio_console virtio_scsi sd_mod sr_mod ata_piix isofs ext4 vfat nls_ascii
        nls_cp437 e1000 8139cp xhci_pci usbhid"
depmod -b "$WORKDIR/pkg" "$kver"
: > "$root/etc/modules.order"
for m in $wanted; do
    modprobe -d "$WORKDIR/pkg" -S "$kver" --show-depends "$m" 2>/dev/null || true
done | sed -n 's/^insmod \([^ ]*\).*/\1/p' | awk '!seen[$0]++' | while read -r ko; do
    cp "$ko" "$root/lib/modules/"
    basename "$ko" >> "$root/etc/modules.order"
done

cat > "$root/init" <<'EOF'
#!/bin/sh
# First process: bring up the virtual filesystems and drivers, then busybox init.
export PATH=/bin:/sbin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev 2>/dev/null
mkdir -p /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
mount -t tmpfs tmpfs /run
while read -r ko; do insmod "/lib/modules/$ko" 2>/dev/null; done < /etc/modules.order
exec /bin/init
EOF

cat > "$root/etc/inittab" <<'EOF'
::sysinit:/sbin/rc-boot
::respawn:/bin/uevent /sbin/hotplug
::respawn:/bin/acpid -d -c /etc/acpi -l /dev/null
::respawn:/bin/httpd -f -p 80 -h /www
::respawn:/bin/nc -ll -p 7 -e /bin/cat
ttyS0::respawn:/sbin/console ttyS0
tty1::respawn:/sbin/console tty1
::ctrlaltdel:/bin/reboot
::shutdown:/sbin/rc-stop
EOF

cat > "$root/sbin/console" <<'EOF'
#!/bin/sh
# A login on one terminal; with tiny.autologin on the kernel command line, a
# root shell straight away (handy for tests driven over the serial console).
# init has already made the terminal our stdin, stdout and controlling tty.
term=linux; [ "$1" = ttyS0 ] && term=vt100
if grep -q tiny.autologin /proc/cmdline; then
    cd /root
    exec env TERM=$term HOME=/root PS1='tiny# ' PATH=/bin:/sbin sh -i
fi
exec getty -L 115200 "$1" "$term"
EOF

cat > "$root/sbin/say" <<'EOF'
#!/bin/sh
# One line to every console, marked so that a test can find it.
echo "tiny: $*" > /dev/console
[ -c /dev/tty1 ] && echo "tiny: $*" > /dev/tty1
exit 0
EOF

cat > "$root/sbin/rc-boot" <<'EOF'
#!/bin/sh
. /etc/profile
ip link set lo up
hostname tiny
say "start uptime=$(cut -d' ' -f1 /proc/uptime)"

# Persistent partition of the boot disk, when there is one.
dev=$(findfs LABEL=tinydata 2>/dev/null)
if [ -n "$dev" ] && mount -t ext4 -o noatime "$dev" /data 2>/dev/null; then
    n=$(( $(cat /data/boot-count 2>/dev/null || echo 0) + 1 ))
    echo "$n" > /data/boot-count
    say "data dev=$dev boot-count=$n"
else
    say "data none"
fi

for i in /sys/class/net/*; do
    i=${i##*/}; [ "$i" = lo ] || ifup-dhcp "$i" wait
done
metadata
if [ -x /sbin/dropbear ]; then
    # Host keys live on the persistent partition so that they survive a reboot.
    k=/data/dropbear; [ -d /data/lost+found ] || k=/etc/dropbear
    mkdir -p "$k" && [ "$k" = /etc/dropbear ] || { rm -rf /etc/dropbear; ln -sfn "$k" /etc/dropbear; }
    [ -s "$k/dropbear_ed25519_host_key" ] || dropbearkey -t ed25519 -f "$k/dropbear_ed25519_host_key" >/dev/null 2>&1
    dropbear -r "$k/dropbear_ed25519_host_key" 2>/dev/null
fi
say "ready uptime=$(cut -d' ' -f1 /proc/uptime) hostname=$(hostname)"
exit 0
EOF

cat > "$root/sbin/rc-stop" <<'EOF'
#!/bin/sh
say "shutdown uptime=$(cut -d' ' -f1 /proc/uptime)"
sync
umount /data 2>/dev/null
exit 0
EOF

cat > "$root/sbin/ifup-dhcp" <<'EOF'
#!/bin/sh
# ifup-dhcp IFACE [wait]: link up, then DHCP with MTU and classless routes.
# Gives up the foreground after 8 tries and keeps asking in the background.
ip link set "$1" up
exec udhcpc -i "$1" -s /usr/share/udhcpc/script -O mtu -O staticroutes -O ntpsrv \
     -x hostname:"$(hostname)" -t 8 -T 1 -A 5 -b -R -S -p "/run/udhcpc.$1.pid" >/dev/null 2>&1
EOF

cat > "$root/usr/share/udhcpc/script" <<'EOF'
#!/bin/sh
case $1 in
deconfig) ip -4 addr flush dev "$interface"; ip link set "$interface" up ;;
bound|renew)
    [ -n "$mtu" ] && ip link set "$interface" mtu "$mtu"
    ip -4 addr replace "$ip/${mask:-24}" dev "$interface"
    if [ -n "$staticroutes" ]; then        # option 121 replaces option 3
        set -- $staticroutes
        while [ $# -ge 2 ]; do
            if [ "$2" = 0.0.0.0 ]; then ip route replace "$1" dev "$interface"
            else ip route replace "$1" via "$2" dev "$interface" onlink 2>/dev/null ||
                 ip route replace "$1" via "$2" dev "$interface"; fi
            shift 2
        done
    else
        for r in $router; do ip route replace default via "$r" dev "$interface"; break; done
    fi
    if [ -n "$dns" ]; then : > /etc/resolv.conf; for d in $dns; do echo "nameserver $d" >> /etc/resolv.conf; done; fi
    [ "$1" = renew ] || say "net $interface mac=$(cat /sys/class/net/$interface/address) ip=$ip/$mask router=${router:-none} mtu=$(cat /sys/class/net/$interface/mtu) uptime=$(cut -d' ' -f1 /proc/uptime)"
    ;;
esac
exit 0
EOF

# Debian's busybox-static 1.35 wget ends with a segmentation fault, so HTTP is
# spoken over nc. With -e the socket is the program's stdin and stdout, and the
# connection is not half-closed before the answer is there.
cat > "$root/sbin/http-get" <<'EOF'
#!/bin/sh
# http-get PATH FILE: fetch from the metadata address; fails unless status 200.
if [ -n "$HTTP_GET_CHILD" ]; then
    printf 'GET %s HTTP/1.0\r\nHost: 169.254.169.254\r\nUser-Agent: tiny\r\nConnection: close\r\n\r\n' "$1"
    exec cat > "$2"
fi
rm -f "$2.raw"
HTTP_GET_CHILD=1 timeout 15 nc -w 3 169.254.169.254 80 -e /sbin/http-get "$1" "$2.raw"
rc=1
if head -n1 "$2.raw" 2>/dev/null | grep -q '^HTTP/[0-9.]* 200'; then
    sed '1,/^\r*$/d' "$2.raw" > "$2"; rc=0
fi
rm -f "$2.raw"
exit $rc
EOF

cat > "$root/sbin/metadata" <<'EOF'
#!/bin/sh
# Cloud metadata: config drive first, then the HTTP service (OpenStack layout,
# then EC2). Sets host name, keys and password; runs or prints the user data.
d=/run/metadata; mkdir -p $d/openstack $d/ec2; src=none
get() { http-get "/$1" "$2" 2>/dev/null; }

cd=$(findfs LABEL=config-2 2>/dev/null)
[ -n "$cd" ] || { [ -b /dev/sr0 ] && cd=/dev/sr0; }
if [ -n "$cd" ] && mkdir -p /mnt/config && { mount -o ro -t iso9660 "$cd" /mnt/config 2>/dev/null || mount -o ro -t vfat "$cd" /mnt/config 2>/dev/null; }; then
    if [ -f /mnt/config/openstack/latest/meta_data.json ]; then
        cp /mnt/config/openstack/latest/* $d/openstack/ 2>/dev/null; src=config-drive
        mkdir -p $d/content; cp -r /mnt/config/openstack/content/. $d/content/ 2>/dev/null
    fi
    umount /mnt/config
fi
if [ $src = none ] && ip -4 addr show scope global | grep -q inet; then
    ip route get 169.254.169.254 >/dev/null 2>&1 || ip route add 169.254.169.254 dev eth0
    n=0; while [ $n -lt 3 ]; do
        get openstack/latest/meta_data.json $d/openstack/meta_data.json && { src=http; break; }
        n=$((n+1)); sleep 1
    done
    if [ $src = http ]; then
        for f in user_data vendor_data.json network_data.json password; do get openstack/latest/$f $d/openstack/$f; done
    fi
    for f in instance-id hostname local-ipv4 public-ipv4 instance-type placement/availability-zone public-keys/0/openssh-key; do
        get latest/meta-data/$f $d/ec2/$(echo $f | tr / _) && [ $src = none ] && src=ec2
    done
    [ -f $d/openstack/user_data ] || get latest/user-data $d/openstack/user_data
fi
m=$d/openstack/meta_data.json
field() { [ -f $m ] && tr -d '\n' < $m | sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p"; }
h=$(field hostname); [ -n "$h" ] || h=$(cat $d/ec2/hostname 2>/dev/null)
[ -n "$h" ] && hostname "${h%%.*}"
say "metadata source=$src uuid=$(field uuid) hostname=$(hostname) ec2-id=$(cat $d/ec2/instance-id 2>/dev/null) local-ipv4=$(cat $d/ec2/local-ipv4 2>/dev/null)"
# SSH keys: every value inside "public_keys": { ... }, and the EC2 key.
mkdir -p /root/.ssh; chmod 700 /root /root/.ssh
{ [ -f $m ] && tr -d '\n' < $m | sed -n 's/.*"public_keys": *{\([^}]*\)}.*/\1/p' |
      sed 's/\\n//g' | grep -o '"[^"]*": *"[^"]*"' | sed 's/^"[^"]*": *"\(.*\)"$/\1/'
  cat $d/ec2/public-keys_0_openssh-key 2>/dev/null; echo; } | grep -E '^(ssh|ecdsa)-' | sort -u > /root/.ssh/authorized_keys
chmod 600 /root/.ssh/authorized_keys
p=$(field admin_pass)
if [ -n "$p" ]; then        # busybox-static has mkpasswd but no chpasswd
    sed -i "s|^root:[^:]*:|root:$(mkpasswd -m sha512 "$p"):|" /etc/shadow && say "metadata admin password set"
fi
u=$d/openstack/user_data
if [ -s $u ]; then
    case $(head -c 2 $u) in
    '#!') chmod +x $u; timeout 60 sh $u > $d/user_data.out 2>&1; rc=$?
          say "user-data begin"; while read -r l; do say "user-data: $l"; done < $d/user_data.out
          say "user-data end rc=$rc" ;;
    *)    say "user-data text bytes=$(wc -c < $u) first=$(head -n1 $u)" ;;
    esac
else
    say "user-data none"
fi
exit 0
EOF

cat > "$root/sbin/hotplug" <<'EOF'
#!/bin/sh
# Called by uevent with the kernel's variables in the environment.
case $SUBSYSTEM/$ACTION/$DEVTYPE in
block/add/disk)    say "disk add $DEVNAME sectors=$(cat /sys$DEVPATH/size 2>/dev/null) serial=$(cat /sys$DEVPATH/serial 2>/dev/null)" ;;
block/remove/disk) say "disk remove $DEVNAME" ;;
block/change/disk) say "disk change $DEVNAME sectors=$(cat /sys$DEVPATH/size 2>/dev/null)" ;;
cpu/add/*)         echo 1 > "/sys$DEVPATH/online"; say "cpu add ${DEVPATH##*/}" ;;
net/add/*)         say "net add $INTERFACE"; ifup-dhcp "$INTERFACE" & ;;
net/remove/*)      say "net remove $INTERFACE"
                   kill "$(cat /run/udhcpc.$INTERFACE.pid 2>/dev/null)" 2>/dev/null ;;
esac
exit 0
EOF

printf '#!/bin/sh\nsay "acpi power button"\npoweroff\n' > "$root/etc/acpi/PWRF/00000080"
cp "$root/etc/acpi/PWRF/00000080" "$root/etc/acpi/PWRB/00000080"

cat > "$root/www/cgi-bin/status" <<'EOF'
#!/bin/sh
echo "Content-Type: text/plain"; echo
echo "hostname=$(hostname)"
echo "uptime=$(cut -d' ' -f1 /proc/uptime)"
echo "client=$REMOTE_ADDR"
echo "boot-count=$(cat /data/boot-count 2>/dev/null)"
for i in /sys/class/net/*; do n=${i##*/}
  echo "net=$n mac=$(cat $i/address) $(ip -4 -o addr show dev $n | awk '{print $4}' | tr '\n' ' ')"; done
for b in /sys/block/vd* /sys/block/sd* /sys/block/sr*; do [ -d $b ] &&
  echo "disk=${b##*/} sectors=$(cat $b/size) serial=$(cat $b/serial 2>/dev/null)"; done
echo "memory-kb=$(awk '/MemTotal/{print $2}' /proc/meminfo)"
echo "cpus=$(grep -c ^processor /proc/cpuinfo)"
EOF
echo 'tiny guest' > "$root/www/index.html"

echo 'root:x:0:0:root:/root:/bin/sh'      > "$root/etc/passwd"
echo 'root:x:0:'                          > "$root/etc/group"
echo "root:$(openssl passwd -6 -salt tinyguest tinyguest 2>/dev/null || "$root/bin/busybox" mkpasswd -m sha512 tinyguest):19000:0:99999:7:::" > "$root/etc/shadow"
printf '/bin/sh\n'                        > "$root/etc/shells"
printf 'export PATH=/bin:/sbin\n'         > "$root/etc/profile"
printf 'root:files\npasswd: files\ngroup: files\nhosts: files dns\n' > "$root/etc/nsswitch.conf"
printf '127.0.0.1 localhost\n'            > "$root/etc/hosts"
printf '\ntiny guest \\n on \\l (login root, password tinyguest)\n' > "$root/etc/issue"
chmod 755 "$root/init" "$root"/sbin/* "$root"/usr/share/udhcpc/script \
          "$root"/etc/acpi/PWR*/* "$root"/www/cgi-bin/*
chmod 600 "$root/etc/shadow"

# --- 3. kernel and initramfs ------------------------------------------------
cp "$WORKDIR/pkg/boot/vmlinuz-$kver" "$OUTDIR/vmlinuz"
chmod 644 "$OUTDIR/vmlinuz"
find "$root" -exec touch -h -d @0 {} +      # same input, same initrd
( cd "$root" && find . -print0 | sort -z |
  cpio --null --quiet -o -H newc -R 0:0 --reproducible ) | gzip -9n > "$OUTDIR/initrd"

# --- 4. bootable disk -------------------------------------------------------
cmdline='console=tty0 console=ttyS0,115200 quiet panic=5 mitigations=off no_timer_check'
raw=$WORKDIR/tiny.raw; boot=$WORKDIR/boot.fat; data=$WORKDIR/data.ext4
rm -f "$raw" "$boot" "$data"

mkfs.fat -F 16 -n TINYBOOT -C "$boot" $((BOOT_MIB * 1024)) >/dev/null
printf 'DEFAULT tiny\nPROMPT 0\nTIMEOUT 0\nLABEL tiny\n KERNEL /vmlinuz\n INITRD /initrd\n APPEND %s\n' \
       "$cmdline" > "$WORKDIR/syslinux.cfg"
mcopy -i "$boot" "$OUTDIR/vmlinuz" "$OUTDIR/initrd" "$WORKDIR/syslinux.cfg" ::/
# The packaged "syslinux" installs into an unmounted FAT image with mtools.
syslinux --install "$boot"

mke2fs -q -F -t ext4 -O ^has_journal,^metadata_csum -m 0 -L tinydata "$data" \
       "$((DISK_MIB - BOOT_MIB - 2))M"

truncate -s "${DISK_MIB}M" "$raw"
sfdisk -q "$raw" <<EOF
label: dos
start=2048, size=$((BOOT_MIB * 2048)), type=6, bootable
start=$((2048 + BOOT_MIB * 2048)), type=83
EOF
dd if=/usr/lib/syslinux/mbr/mbr.bin of="$raw" bs=440 count=1 conv=notrunc status=none
dd if="$boot" of="$raw" bs=1M seek=1 conv=notrunc,sparse status=none
dd if="$data" of="$raw" bs=1M seek=$((1 + BOOT_MIB)) conv=notrunc,sparse status=none
qemu-img convert -q -c -f raw -O qcow2 "$raw" "$OUTDIR/tiny.qcow2"

{ for p in "${packages[@]}"; do
      f=$(ls "$WORKDIR/deb/${p}"_*.deb)
      echo "$(dpkg-deb -f "$f" Package) $(dpkg-deb -f "$f" Version)"
  done
  ( cd "$OUTDIR" && stat -c '%n %s bytes' vmlinuz initrd tiny.qcow2 )
  echo "cmdline $cmdline"; } > "$OUTDIR/manifest"
cat "$OUTDIR/manifest"
