"""One turn of botocore's paginator; prints seconds, session actions, and MB before and at most."""
import os
import resource
import sys
import time

import botocore.session
from botocore.config import Config

client = botocore.session.Session().create_client(
    "deadline", endpoint_url=os.environ["AWS_ENDPOINT_URL"], config=Config(inject_host_prefix=False)
)
farm = client.list_farms()["farms"][0]["farmId"]
queue = client.list_queues(farmId=farm)["queues"][0]["queueId"]
job = client.list_jobs(farmId=farm, queueId=queue)["jobs"][0]["jobId"]


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def count(most):
    seen = 0
    for page in client.get_paginator("list_session_actions").paginate(farmId=farm, queueId=queue, jobId=job):
        for _ in page["sessionActions"]:
            seen += 1
        if seen >= most:
            break
    return seen


count(2000)
before = peak()
start = time.perf_counter()
seen = count(int(sys.argv[1]))
print(time.perf_counter() - start, seen, before, peak(), sep="\t")
