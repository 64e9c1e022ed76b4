//! Sources decoded ahead on worker threads, read one after the other.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;

use super::{CancelFlag, Failure, is_set, lock, start_workers, wait};
use crate::source::read_buffered;
use crate::{Error, Result};

/// Blocks that only the source being read may take: the one being read from and the one being filled.
const HEAD_BLOCKS: usize = 2;

/// Sources that may be finished before the one being read; each costs some bytes even if empty.
const MAX_AHEAD: usize = 4096;

/// Of a block: what is no more than that, of a source that has ended, is kept without one. So a thousand
/// tables of a few rows take no thousand blocks.
const FEW: usize = 128;

/// How far ahead and with how much memory.
#[derive(Debug, Clone)]
pub struct ReadAheadOptions {
    /// Threads that decode; each has one source open. At least 1, which is the default.
    pub workers: usize,
    /// Bytes decoded at a time. Default: 256 KiB.
    pub block_bytes: usize,
    /// Bytes of all blocks together, at least three blocks. Default: 48 MiB.
    pub budget_bytes: usize,
    /// Stops everything when set; reading then fails with [`Class::Cancelled`](crate::Class::Cancelled).
    pub cancel: Option<CancelFlag>,
}

impl Default for ReadAheadOptions {
    fn default() -> Self {
        ReadAheadOptions { workers: 1, block_bytes: 256 * 1024, budget_bytes: 48 << 20, cancel: None }
    }
}

/// Decodes a list of sources ahead of the reader.
///
/// Workers open the sources in order and fill blocks from them while there is memory left; the last
/// blocks are kept for the source that is being read, so that it always goes on. The reader takes
/// the sources in the same order; what it does not read of one is dropped, and its worker goes on
/// with another source.
///
/// What is being decoded is waited for when the pipeline is dropped.
pub struct ReadAhead {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
    next: usize,
}

/// One source's bytes. It can be read until the next source is asked for.
///
/// As [`BufRead`] it exposes the worker's blocks, without a copy. Errors of opening and reading the
/// source come from the first read that reaches them; a worker's panic goes on there.
pub struct Source {
    shared: Arc<Shared>,
    index: usize,
    block: Block,
    pos: usize,
    at_end: bool,
}

struct Shared {
    sources: usize,
    block_bytes: usize,
    cancel: Option<CancelFlag>,
    state: Mutex<State>,
    /// A worker may go on: a block is free, or another source is being read.
    room: Condvar,
    /// The source being read has a block, or its end.
    data: Condvar,
}

#[derive(Default)]
struct Block {
    bytes: Vec<u8>,
    len: usize,
    /// Whether it is one of those that there are only so many of.
    is_counted: bool,
}

struct State {
    /// The source being read; those before it are over.
    head: usize,
    /// What was opened, from `head` on.
    slots: VecDeque<Slot>,
    free: Vec<Vec<u8>>,
    /// Blocks that may still be taken, from `free` or newly made.
    available: usize,
    data_awaited: bool,
    waiting_workers: usize,
    stopped: bool,
}

#[derive(Default)]
struct Slot {
    blocks: VecDeque<Block>,
    /// How it ended, after the blocks.
    end: Option<Result<(), Failure>>,
}

impl ReadAhead {
    /// Starts on sources 0 to `sources - 1`. `open` runs on a worker, and what it opens stays there.
    ///
    /// # Errors
    /// [`Class::Io`](crate::Class::Io) when not a single thread can be started.
    pub fn new<R: Read>(
        sources: usize,
        options: ReadAheadOptions,
        open: impl Fn(usize) -> Result<R> + Send + Sync + 'static,
    ) -> Result<Self> {
        let ReadAheadOptions { workers, block_bytes, budget_bytes, cancel } = options;
        let block_bytes = block_bytes.max(1);
        let available = (budget_bytes / block_bytes).max(HEAD_BLOCKS + 1);
        let state =
            State { head: 0, slots: VecDeque::new(), free: Vec::new(), available, data_awaited: false, waiting_workers: 0, stopped: false };
        let shared =
            Arc::new(Shared { sources, block_bytes, cancel, state: Mutex::new(state), room: Condvar::new(), data: Condvar::new() });
        let worker = {
            let (shared, open) = (Arc::clone(&shared), Arc::new(open));
            move || shared.work(&*open)
        };
        let threads = if sources == 0 { Vec::new() } else { start_workers(workers.min(sources), "decoder", worker)? };
        Ok(ReadAhead { shared, threads, next: 0 })
    }

    /// The next source; `None` after the last. The one before cannot be read any more.
    pub fn next_source(&mut self) -> Option<Source> {
        if self.next == self.shared.sources {
            self.shared.move_head_to(self.next);
            return None;
        }
        let index = self.next;
        self.next += 1;
        self.shared.move_head_to(index);
        Some(Source { shared: Arc::clone(&self.shared), index, block: Block::default(), pos: 0, at_end: false })
    }
}

impl Drop for ReadAhead {
    fn drop(&mut self) {
        lock(&self.shared.state).stopped = true;
        self.shared.room.notify_all();
        for thread in self.threads.drain(..) {
            // A worker's panic was caught and handed over.
            let _ = thread.join();
        }
    }
}

impl Source {
    /// Its place in the list, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    fn fill(&mut self) -> Result<&[u8]> {
        if self.pos == self.block.len && !self.at_end {
            self.pos = 0;
            let used = std::mem::take(&mut self.block);
            match self.shared.next_block(self.index, used) {
                Ok(Some(block)) => self.block = block,
                Ok(None) => self.at_end = true,
                Err(failure) => {
                    self.at_end = true;
                    return Err(failure.surface());
                }
            }
        }
        Ok(&self.block.bytes[self.pos..self.block.len])
    }
}

impl Read for Source {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, out)
    }
}

impl BufRead for Source {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        Ok(self.fill()?)
    }

    fn consume(&mut self, n: usize) {
        self.pos = (self.pos + n).min(self.block.len);
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        self.shared.give_back(std::mem::take(&mut self.block));
        // What is left of it is not wanted: its worker can go on.
        self.shared.move_head_to(self.index + 1);
    }
}

impl Shared {
    /// Takes the next block of the source being read, giving back the one that was read.
    fn next_block(&self, index: usize, used: Block) -> Result<Option<Block>, Failure> {
        self.give_back(used);
        let mut state = lock(&self.state);
        loop {
            if state.head != index {
                return Err(Failure::Error(Error::misuse("a source is read after the next one was asked for")));
            }
            if state.stopped || is_set(self.cancel.as_ref()) {
                return Err(Failure::Error(Error::cancelled()));
            }
            if let Some(slot) = state.slots.front_mut() {
                if let Some(block) = slot.blocks.pop_front() {
                    return Ok(Some(block));
                }
                match slot.end.take() {
                    Some(Ok(())) => {
                        slot.end = Some(Ok(()));
                        return Ok(None);
                    }
                    Some(Err(failure)) => {
                        slot.end = Some(Ok(()));
                        // The block that was being filled is lost with the worker's stack.
                        state.stopped |= matches!(failure, Failure::Panic(_));
                        return Err(failure);
                    }
                    None => {}
                }
            }
            state.data_awaited = true;
            state = wait(&self.data, state);
        }
    }

    fn give_back(&self, block: Block) {
        if block.bytes.is_empty() {
            return;
        }
        let mut state = lock(&self.state);
        state.recycle(block);
        self.wake_workers(state);
    }

    /// The sources before `head` are over.
    fn move_head_to(&self, head: usize) {
        let mut state = lock(&self.state);
        if head <= state.head {
            return;
        }
        while state.head < head {
            state.head += 1;
            // One that was not opened yet gets no slot at all: see `next_source`.
            let Some(slot) = state.slots.pop_front() else { continue };
            slot.blocks.into_iter().for_each(|block| state.recycle(block));
        }
        self.wake_workers(state);
    }

    fn wake_workers(&self, state: MutexGuard<'_, State>) {
        let wake = state.waiting_workers > 0;
        drop(state);
        if wake {
            self.room.notify_all();
        }
    }

    /// A worker's life: the next source that nobody has opened, to its end.
    fn work<R: Read>(&self, open: impl Fn(usize) -> Result<R>) {
        while let Some(index) = self.next_index() {
            let Err(failure) = Failure::catch(|| self.decode(index, open(index)?)) else { continue };
            let mut state = lock(&self.state);
            if let Some(slot) = state.slot(index) {
                slot.end = Some(Err(failure));
                self.wake_reader(state, index);
            }
        }
        // The reader may be waiting for what this worker was stopped in.
        self.data.notify_all();
    }

    /// Claims a source; `None` when there are no more or nothing is wanted any more.
    fn next_index(&self) -> Option<usize> {
        let mut state = lock(&self.state);
        loop {
            let index = state.head + state.slots.len();
            if index >= self.sources || state.stopped || is_set(self.cancel.as_ref()) {
                return None;
            }
            if state.slots.len() < MAX_AHEAD {
                state.slots.push_back(Slot::default());
                return Some(index);
            }
            state.waiting_workers += 1;
            state = wait(&self.room, state);
            state.waiting_workers -= 1;
        }
    }

    /// Fills blocks with the source's bytes and notes how it ended; an error if it is stopped before.
    fn decode(&self, index: usize, mut source: impl Read) -> Result<()> {
        while let Some(mut bytes) = self.take_block(index) {
            if bytes.is_empty() {
                bytes = vec![0; self.block_bytes];
            }
            let mut len = 0;
            let mut end = None;
            while len < bytes.len() && end.is_none() {
                match source.read(&mut bytes[len..]) {
                    Ok(0) => end = Some(Ok(())),
                    Ok(n) => len += n,
                    Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                    Err(e) => end = Some(Err(Failure::Error(e.into()))),
                }
            }
            let at_end = end.is_some();
            self.put(index, Block { bytes, len, is_counted: true }, end);
            if at_end {
                return Ok(());
            }
        }
        Err(Error::cancelled())
    }

    /// Hands a filled block to the reader, with the source's end if that was reached.
    fn put(&self, index: usize, block: Block, end: Option<Result<(), Failure>>) {
        let is_small = end.is_some() && (1..=self.block_bytes / FEW).contains(&block.len);
        let small = is_small.then(|| Block { bytes: block.bytes[..block.len].to_vec(), len: block.len, is_counted: false });
        let mut state = lock(&self.state);
        if state.slot(index).is_none() {
            state.recycle(block);
            return self.wake_workers(state);
        }
        let block = match small {
            Some(small) => {
                state.recycle(block);
                if state.waiting_workers > 0 {
                    self.room.notify_all();
                }
                small
            }
            None => block,
        };
        let Some(slot) = state.slot(index) else { return };
        if end.is_some() {
            slot.end = end;
        }
        if block.len > 0 {
            slot.blocks.push_back(block);
        } else {
            state.recycle(block);
            if state.waiting_workers > 0 {
                self.room.notify_all();
            }
        }
        self.wake_reader(state, index);
    }

    /// Waits for a block to fill; `None` when the source is not wanted any more.
    fn take_block(&self, index: usize) -> Option<Vec<u8>> {
        let mut state = lock(&self.state);
        loop {
            if state.stopped || index < state.head || is_set(self.cancel.as_ref()) {
                return None;
            }
            let kept = if index == state.head { 0 } else { HEAD_BLOCKS };
            if state.available > kept {
                state.available -= 1;
                return Some(state.free.pop().unwrap_or_default());
            }
            state.waiting_workers += 1;
            state = wait(&self.room, state);
            state.waiting_workers -= 1;
        }
    }

    fn wake_reader(&self, mut state: MutexGuard<'_, State>, index: usize) {
        let wake = index == state.head && std::mem::take(&mut state.data_awaited);
        drop(state);
        if wake {
            self.data.notify_all();
        }
    }
}

impl State {
    /// Where a source's blocks go; `None` when it is over.
    fn slot(&mut self, index: usize) -> Option<&mut Slot> {
        self.slots.get_mut(index.checked_sub(self.head)?)
    }

    fn recycle(&mut self, block: Block) {
        if block.is_counted {
            self.available += 1;
            self.free.push(block.bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use proptest::prelude::*;

    use super::*;
    use crate::Class;

    fn options(workers: usize, block_bytes: usize, blocks: usize) -> ReadAheadOptions {
        ReadAheadOptions { workers, block_bytes, budget_bytes: block_bytes * blocks, cancel: None }
    }

    fn read_all(source: &mut Source) -> Result<Vec<u8>> {
        let mut out = Vec::new();
        source.read_to_end(&mut out)?;
        Ok(out)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn gives_every_source_in_order(
            lens in proptest::collection::vec(0_usize..40, 0..60),
            skip in 1_usize..5,
            workers in 1_usize..4,
            block_bytes in prop_oneof![1_usize..12, 1000_usize..5000],
            blocks in 1_usize..8,
        ) {
            let sizes = lens.clone();
            let open = move |i: usize| Ok(io::repeat(i as u8).take(sizes[i] as u64));
            let mut ahead = ReadAhead::new(lens.len(), options(workers, block_bytes, blocks), open).expect("threads");
            let mut seen = 0;
            while let Some(mut source) = ahead.next_source() {
                let i = source.index();
                prop_assert_eq!(i, seen);
                seen += 1;
                match i % skip {
                    0 => prop_assert_eq!(read_all(&mut source).expect("sound"), vec![i as u8; lens[i]]),
                    // Some are dropped untouched, some are left in the middle.
                    1 => {}
                    _ => drop(source.fill_buf().expect("sound").len()),
                }
            }
            prop_assert_eq!(seen, lens.len());
        }
    }

    #[test]
    fn memory_is_bounded_and_the_head_always_goes_on() {
        // A long first source, with the workers of the others using up all they may.
        let open = |i: usize| Ok(io::repeat(i as u8).take(if i == 0 { 100_000 } else { 5_000 }));
        let mut ahead = ReadAhead::new(20, options(3, 100, 6), open).expect("threads");
        let mut total = 0;
        while let Some(mut source) = ahead.next_source() {
            std::thread::sleep(std::time::Duration::from_micros(500));
            total += read_all(&mut source).expect("sound").len();
        }
        assert_eq!(total, 100_000 + 19 * 5_000);
        let state = lock(&ahead.shared.state);
        assert!(state.free.len() <= 6 && state.available == 6, "{} free, {} available", state.free.len(), state.available);
    }

    #[test]
    fn errors_come_where_they_belong() {
        struct Fails(usize);
        impl Read for Fails {
            fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
                match self.0 {
                    0 => Err(Error::checksum("no").into()),
                    left => {
                        let n = left.min(out.len());
                        self.0 -= n;
                        Ok(n)
                    }
                }
            }
        }
        let open = |i: usize| if i == 1 { Err(Error::unsupported("one")) } else { Ok(Fails(i * 10)) };
        let mut ahead = ReadAhead::new(4, options(2, 8, 4), open).expect("threads");
        for (i, class) in [Class::Checksum, Class::Unsupported, Class::Checksum, Class::Checksum].into_iter().enumerate() {
            let mut source = ahead.next_source().expect("a source");
            let mut out = Vec::new();
            let e = Error::from(source.read_to_end(&mut out).expect_err("fails"));
            assert_eq!((e.class(), out.len()), (class, if i == 1 { 0 } else { i * 10 }));
        }
        assert!(ahead.next_source().is_none());
    }

    #[test]
    fn dropping_early_ends_the_workers() {
        let opened = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&opened);
        let open = move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
            Ok(io::repeat(1))
        };
        let mut ahead = ReadAhead::new(1000, options(3, 16, 5), open).expect("threads");
        let mut source = ahead.next_source().expect("a source");
        assert_eq!(source.fill_buf().expect("sound"), [1; 16]);
        drop(ahead);
        // What was taken may be read on; the rest is not there.
        source.consume(16);
        assert_eq!(Error::from(source.fill_buf().expect_err("stopped")).class(), Class::Cancelled);
        drop(source);
        assert!(opened.load(Ordering::SeqCst) <= 3);
    }

    #[test]
    fn the_source_before_cannot_be_read_any_more() {
        let mut ahead = ReadAhead::new(2, options(1, 4, 4), |_| Ok(io::repeat(1).take(100))).expect("threads");
        let mut first = ahead.next_source().expect("a source");
        let mut second = ahead.next_source().expect("a source");
        assert_eq!(Error::from(first.fill_buf().expect_err("over")).class(), Class::Misuse);
        drop(first);
        assert_eq!(read_all(&mut second).expect("sound").len(), 100);
    }

    #[test]
    fn a_panic_goes_on_at_the_reader() {
        let open = |i: usize| if i == 2 { panic!("two") } else { Ok(io::repeat(1).take(10)) };
        let mut ahead = ReadAhead::new(5, options(2, 4, 4), open).expect("threads");
        for _ in 0..2 {
            read_all(&mut ahead.next_source().expect("a source")).expect("sound");
        }
        let mut third = ahead.next_source().expect("a source");
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| read_all(&mut third)));
        assert_eq!(caught.expect_err("a panic").downcast_ref(), Some(&"two"));
    }

    #[test]
    fn a_flag_cancels() {
        let flag = Arc::new(AtomicBool::new(false));
        let options = ReadAheadOptions { cancel: Some(Arc::clone(&flag)), ..options(2, 16, 4) };
        let mut ahead = ReadAhead::new(3, options, |_| Ok(io::repeat(1))).expect("threads");
        let mut source = ahead.next_source().expect("a source");
        source.fill_buf().expect("sound");
        flag.store(true, Ordering::Relaxed);
        assert_eq!(read_all(&mut source).expect_err("cancelled").class(), Class::Cancelled);
    }
}
