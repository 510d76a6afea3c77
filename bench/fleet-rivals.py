"""Polls the fleet as Python feedparser + requests would, or with newsboat: fleet-rivals.py feedparser|newsboat URLS THREADS"""
import json, os, resource, subprocess, sys, tempfile, time
from concurrent.futures import ThreadPoolExecutor

what, urls_file, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
urls = open(urls_file).read().split()


def cpu(who):
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def timed(who, work):
    before, start = cpu(who), time.time()
    work()
    return {"wall": time.time() - start, "cpu": cpu(who) - before, "rssMb": resource.getrusage(who).ru_maxrss / 1024}


if what == "feedparser":
    import feedparser, requests
    etags = {}

    def poll(url):
        headers = {"If-None-Match": etags[url]} if url in etags else {}
        answer = requests.get(url, headers=headers, timeout=30)
        if answer.status_code == 304:
            return
        etags[url] = answer.headers.get("etag")
        assert len(feedparser.parse(answer.content).entries) == 20

    def all_of_them():
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(poll, urls))

    passes = [timed(resource.RUSAGE_SELF, all_of_them) for _ in range(2)]
else:
    with tempfile.TemporaryDirectory() as home:
        listed, config = os.path.join(home, "urls"), os.path.join(home, "config")
        open(listed, "w").write("\n".join(urls) + "\n")
        open(config, "w").write(f"reload-threads {threads}\n")
        command = ["newsboat", "-u", listed, "-C", config, "-c", os.path.join(home, "cache.db"), "-x", "reload"]
        run = lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "HOME": home})
        passes = [timed(resource.RUSAGE_CHILDREN, run) for _ in range(2)]
print(json.dumps({"first": passes[0], "again": passes[1]}))
