"""Trains the body-text model: dumps features, trains in folds by host and on all pages, evaluates, writes the model.

    python train.py DATA BUILT OUT [--work DIR]

DATA   folder with aeb.jsonl.gz, wcxb.jsonl.gz, trafilatura.jsonl.gz
BUILT  folder with the compiled program (dist)
OUT    the model file to write (src/pages/model/body-text.json)
"""
import argparse
import base64
import json
import os
import struct
import subprocess
import sys
from datetime import date
from multiprocessing import get_context
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"  # Threads of a parent are lost in its forked children, which would wait for them.

import lightgbm as lgb  # noqa: E402
import numpy as np  # noqa: E402

FOLDS = 5
LEAF = 65535
VALUE_STEPS = 4096
LINE_CHARS = 4000
SETS = {
    "aeb": "scrapinghub/article-extraction-benchmark, MIT",
    "wcxb": "WCXB by Murrough Foley, CC-BY-4.0",
    "trafilatura": "evaluation data of adbar/trafilatura, Apache-2.0",
}
SET_WEIGHTS = {"aeb": 3.0, "wcxb": 1.0, "trafilatura": 1.0}
PARAMETERS = {
    "objective": "cross_entropy",
    "learning_rate": 0.04,
    "num_leaves": 31,
    "min_data_in_leaf": 150,
    "feature_fraction": 0.25,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 127,
    "use_missing": False,
    "num_threads": 1,
    "seed": 7,
    "deterministic": True,
    "verbosity": -1,
}
ROUNDS = 350
# Doubting gold answers takes no fine model: fewer and bolder rounds.
DOUBTING_ROUNDS = 120
DOUBTING_RATE = 0.12
KEPT_OTHERS = 0.9
DOUBTED_SHARE = 0.4
DOUBTED_WEIGHT = 0.1
PROCESSES = 2
SHARED = {}


class Dumped:
    def __init__(self, folder):
        described = json.loads((folder / "pages.json").read_text())
        self.names = described["names"]
        self.pages = described["pages"]
        counts = np.array([page["blocks"] for page in self.pages])
        self.page = np.repeat(np.arange(len(self.pages)), counts)
        self.set = np.repeat([page["set"] for page in self.pages], counts)
        self.fold = np.repeat([page["fold"] for page in self.pages], counts)
        figures = np.fromfile(folder / "blocks.f32", dtype=np.float32).reshape(-1, 2)
        self.label = figures[:, 0]
        self.known = self.label >= 0
        self.weight = self.weigh(figures[:, 1], counts)
        self.features = np.fromfile(folder / "features.f32", dtype=np.float32).reshape(-1, len(self.names))

    def weigh(self, words, counts):
        """Every page counts alike but for a root of its length; within it long blocks count more than short ones."""
        own = np.where(self.known, np.sqrt(words) + 1, 0)
        sums = np.bincount(self.page, own, minlength=len(counts))
        per_set = np.array([SET_WEIGHTS[page["set"]] for page in self.pages])
        normal = per_set * np.sqrt(np.maximum(sums, 1)) / np.maximum(sums, 1)
        weight = own * normal[self.page]
        return weight / weight[self.known].mean()


def train(job):
    """Trains on all folds but one and says what that model thinks of the one; for the last number, trains on all."""
    fold, rounds, rate = job
    dumped = SHARED["dumped"]
    others = dumped.label < 0.1
    chance = np.random.default_rng(PARAMETERS["seed"]).random(len(others))
    rows = dumped.known & (dumped.fold != fold) & (~others | (chance < KEPT_OTHERS))
    weight = np.where(others, dumped.weight / KEPT_OTHERS, dumped.weight) * SHARED["trust"]
    data = lgb.Dataset(dumped.features[rows], np.clip(dumped.label[rows], 0, 1), weight=weight[rows])
    model = lgb.train({**PARAMETERS, "learning_rate": rate}, data, num_boost_round=rounds)
    return model.model_to_string(), model.predict(dumped.features[dumped.fold == fold]) if fold < FOLDS else None


def train_folds(dumped, trust, models, rounds, rate):
    """A model for each fold, trained on the other folds, then one on all pages; and what the fold models say of unseen hosts."""
    SHARED.update(dumped=dumped, trust=trust)
    with get_context("fork").Pool(PROCESSES) as pool:
        trained = pool.map(train, [(fold, rounds, rate) for fold in range(models)], chunksize=1)
    unseen = np.zeros(len(dumped.label), dtype=np.float32)
    for fold in range(FOLDS):
        unseen[dumped.fold == fold] = trained[fold][1]
    known = dumped.known
    likely = np.clip(unseen, 1e-6, 1 - 1e-6)
    loss = -(dumped.label * np.log(likely) + (1 - dumped.label) * np.log(1 - likely))
    print(f"loss on unseen hosts {np.average(loss[known], weights=dumped.weight[known]):.4f}", flush=True)
    for name in SETS:
        here = known & (dumped.set == name)
        wrong = (unseen > 0.5) != (dumped.label > 0.5)
        print(f"  {name}: wrong {np.average(wrong[here], weights=dumped.weight[here]):.4f}", flush=True)
    return [lgb.Booster(model_str=text) for text, _ in trained], unseen


def trusted(dumped, unseen):
    """Some gold answers hold only a part of their article. Where models of other hosts object loudly, a page counts little."""
    wrong = np.bincount(dumped.page, dumped.weight * np.abs(unseen - np.clip(dumped.label, 0, 1)) * dumped.known)
    share = wrong / np.maximum(np.bincount(dumped.page, dumped.weight), 1e-9)
    doubted = share > DOUBTED_SHARE
    print(f"doubted pages: {doubted.sum()}", flush=True)
    return np.where(doubted, DOUBTED_WEIGHT, 1.0)[dumped.page]


def compact(model, columns):
    """Nodes from the root down, left before right: column, threshold's number, nodes on the left; or LEAF and a value."""
    dump = model.dump_model()
    thresholds = [set() for _ in range(columns)]

    def collect(node):
        if "split_feature" not in node:
            return
        thresholds[node["split_feature"]].add(float(np.float32(node["threshold"])))
        collect(node["left_child"])
        collect(node["right_child"])

    for tree in dump["tree_info"]:
        collect(tree["tree_structure"])
    tables = [sorted(values) for values in thresholds]
    numbers = [{value: number for number, value in enumerate(table)} for table in tables]
    out = bytearray()
    roots = 0

    def size(node):
        return 1 if "split_feature" not in node else 1 + size(node["left_child"]) + size(node["right_child"])

    def write(node):
        if "split_feature" not in node:
            out.extend(struct.pack("<Hh", LEAF, round(node["leaf_value"] * VALUE_STEPS)))
            return
        column = node["split_feature"]
        number = numbers[column][float(np.float32(node["threshold"]))]
        out.extend(struct.pack("<HBB", column, number, size(node["left_child"])))
        write(node["left_child"])
        write(node["right_child"])

    for tree in dump["tree_info"]:
        write(tree["tree_structure"])
        roots += 1
    return {
        "trees": roots,
        "valueSteps": VALUE_STEPS,
        "thresholdCounts": [len(table) for table in tables],
        "thresholds": lines(np.concatenate([np.array(table, dtype="<f4") for table in tables]).tobytes()),
        "nodes": lines(bytes(out)),
    }


def lines(content):
    text = base64.b64encode(content).decode()
    return [text[at : at + LINE_CHARS] for at in range(0, len(text), LINE_CHARS)]


def node(built, *arguments):
    command = ["node", str(built / "bench/train-extractor" / arguments[0]), *map(str, arguments[1:])]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("built", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, default=Path("train-extractor-work"))
    parser.add_argument("--keep-dump", action="store_true", help="use the dump that is there already")
    options = parser.parse_args()
    work = options.work
    if not options.keep_dump:
        node(options.built, "dump.js", options.data, work)
    dumped = Dumped(work)
    _, unseen = train_folds(dumped, np.ones(len(dumped.label)), FOLDS, DOUBTING_ROUNDS, DOUBTING_RATE)
    models, _ = train_folds(dumped, trusted(dumped, unseen), FOLDS + 1, ROUNDS, PARAMETERS["learning_rate"])
    for fold in range(FOLDS):
        write(work / f"fold-{fold}.json", {}, models[fold], dumped)
    scored = node(options.built, "evaluate.js", options.data, work, "--json")
    about = {
        "made": date.today().isoformat(),
        "program": f"bench/train-extractor, LightGBM {lgb.__version__}",
        "sets": SETS,
        "pages": {one: sum(page["set"] == one for page in dumped.pages) for one in SETS},
        "unseenHosts": json.loads(scored),
    }
    write(options.out, about, models[FOLDS], dumped)
    print(scored, options.out, options.out.stat().st_size, flush=True)


def write(path, about, model, dumped):
    packed = compact(model, len(dumped.names))
    content = {"about": about, "features": dumped.names, "model": packed}
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
